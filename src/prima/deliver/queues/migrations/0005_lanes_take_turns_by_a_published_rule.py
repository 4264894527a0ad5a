import django.db.models.deletion
import prima.deliver.queues.rules.order
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("queues", "0004_people_go_away_and_come_back"),
    ]

    operations = [
        migrations.CreateModel(
            name="OrderRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("entitled_ratio", models.DecimalField(decimal_places=2, default=1, max_digits=4)),
                ("quick_ratio", models.DecimalField(decimal_places=2, default=1, max_digits=4)),
                (
                    "appointment_ratio",
                    models.DecimalField(decimal_places=2, default=1, max_digits=4),
                ),
                ("in_a_row", models.PositiveSmallIntegerField(default=3)),
                ("calls_before_missed", models.PositiveSmallIntegerField(default=3)),
            ],
        ),
        migrations.AddField(
            model_name="queue",
            name="favoured_in_a_row",
            field=models.PositiveSmallIntegerField(
                default=0, help_text="Favoured calls since an ordinary visitor was called."
            ),
        ),
        migrations.AddField(
            model_name="queueservice",
            name="is_quick",
            field=models.BooleanField(
                default=False, help_text="It takes a few moments, so it has the quick lane."
            ),
        ),
        migrations.AddField(
            model_name="ticket",
            name="lane",
            field=models.CharField(
                default=prima.deliver.queues.rules.order.Lane["ORDINARY"], max_length=12
            ),
        ),
        migrations.AddField(
            model_name="ticket",
            name="out_of_order",
            field=models.PositiveSmallIntegerField(
                default=0, help_text="How often it was called before its turn, with a reason."
            ),
        ),
        migrations.AddField(
            model_name="ticket",
            name="passed",
            field=models.PositiveIntegerField(
                default=0, help_text="How many of this turn go before it: it let them pass."
            ),
        ),
        migrations.AddField(
            model_name="ticket",
            name="turn",
            field=models.BigIntegerField(
                help_text="Whose turn it takes, by their id; its own when empty.", null=True
            ),
        ),
        migrations.AddConstraint(
            model_name="ticket",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "lane__in",
                        [
                            prima.deliver.queues.rules.order.Lane["ORDINARY"],
                            prima.deliver.queues.rules.order.Lane["ENTITLED"],
                            prima.deliver.queues.rules.order.Lane["APPOINTMENT"],
                            prima.deliver.queues.rules.order.Lane["QUICK"],
                        ],
                    )
                ),
                name="ticket_lane_is_known",
            ),
        ),
        migrations.AddField(
            model_name="orderrule",
            name="unit",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"
            ),
        ),
        migrations.AddConstraint(
            model_name="orderrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("appointment_ratio__range", (1, 10)),
                    ("entitled_ratio__range", (1, 10)),
                    ("quick_ratio__range", (1, 10)),
                ),
                name="a_minute_counts_as_one_to_ten_minutes",
            ),
        ),
        migrations.AddConstraint(
            model_name="orderrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("in_a_row__range", (1, 10))),
                name="one_to_ten_calls_in_a_row_are_favoured",
            ),
        ),
        migrations.AddConstraint(
            model_name="orderrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("calls_before_missed__range", (1, 10))),
                name="somebody_is_called_one_to_ten_times",
            ),
        ),
    ]

import django.db.models.deletion
import prima.deliver.queues.rules.codes
import prima.deliver.queues.rules.lifecycle
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("queues", "0003_a_queue_is_a_station_on_a_route"),
    ]

    operations = [
        migrations.CreateModel(
            name="WalkAway",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField()),
                ("count", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="period",
            name="period_kind_is_not_an_end",
        ),
        migrations.RemoveConstraint(
            model_name="ticket",
            name="ticket_state_is_known",
        ),
        migrations.AddField(
            model_name="ticket",
            name="exit",
            field=models.CharField(
                blank=True, default="", help_text="How it left the queue.", max_length=20
            ),
        ),
        migrations.AddField(
            model_name="ticket",
            name="on_my_way_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(
                condition=models.Q(("state", prima.deliver.queues.rules.lifecycle.State["PARKED"])),
                fields=["unit", "on"],
                name="ticket_parked",
            ),
        ),
        migrations.AddConstraint(
            model_name="period",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        (
                            prima.deliver.queues.rules.lifecycle.State["WAITING"],
                            prima.deliver.queues.rules.lifecycle.State["CALLED"],
                            prima.deliver.queues.rules.lifecycle.State["SERVING"],
                            prima.deliver.queues.rules.lifecycle.State["PARKED"],
                            prima.deliver.queues.rules.lifecycle.State["NO_SHOW"],
                        ),
                    )
                ),
                name="period_kind_is_not_an_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="ticket",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            prima.deliver.queues.rules.lifecycle.State["WAITING"],
                            prima.deliver.queues.rules.lifecycle.State["CALLED"],
                            prima.deliver.queues.rules.lifecycle.State["SERVING"],
                            prima.deliver.queues.rules.lifecycle.State["PARKED"],
                            prima.deliver.queues.rules.lifecycle.State["DONE"],
                            prima.deliver.queues.rules.lifecycle.State["NO_SHOW"],
                            prima.deliver.queues.rules.lifecycle.State["LEFT"],
                        ],
                    )
                ),
                name="ticket_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="ticket",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("exit", ""),
                    models.Q(
                        (
                            "exit__in",
                            (
                                prima.deliver.queues.rules.codes.Exit["BEFORE_CALL"],
                                prima.deliver.queues.rules.codes.Exit["AFTER_CALL"],
                                prima.deliver.queues.rules.codes.Exit["DID_NOT_RETURN"],
                                prima.deliver.queues.rules.codes.Exit["DAY_CLOSED"],
                            ),
                        ),
                        ("state", prima.deliver.queues.rules.lifecycle.State["LEFT"]),
                    ),
                    _connector="OR",
                ),
                name="ticket_has_an_exit_only_when_it_left",
            ),
        ),
        migrations.AddConstraint(
            model_name="ticket",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("note", ""),
                    (
                        "state__in",
                        (
                            prima.deliver.queues.rules.lifecycle.State["WAITING"],
                            prima.deliver.queues.rules.lifecycle.State["CALLED"],
                            prima.deliver.queues.rules.lifecycle.State["SERVING"],
                            prima.deliver.queues.rules.lifecycle.State["PARKED"],
                        ),
                    ),
                    _connector="OR",
                ),
                name="ticket_that_ended_has_no_note",
            ),
        ),
        migrations.AddField(
            model_name="walkaway",
            name="service",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="standards.service",
            ),
        ),
        migrations.AddField(
            model_name="walkaway",
            name="unit",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="units.unit",
            ),
        ),
        migrations.AddConstraint(
            model_name="walkaway",
            constraint=models.UniqueConstraint(
                fields=("unit", "on", "service"), name="walk_aways_are_counted_once_a_day"
            ),
        ),
    ]

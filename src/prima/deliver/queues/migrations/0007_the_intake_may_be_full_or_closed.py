import prima.deliver.queues.rules.codes
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("queues", "0006_a_visit_has_people_and_several_tickets"),
    ]

    operations = [
        migrations.AddField(
            model_name="queue",
            name="closed_because",
            field=models.CharField(blank=True, default="", max_length=30),
        ),
        migrations.AddField(
            model_name="queue",
            name="closed_on",
            field=models.DateField(help_text="On this day no more numbers are given.", null=True),
        ),
        migrations.AddField(
            model_name="queue",
            name="daily_limit",
            field=models.PositiveSmallIntegerField(
                help_text="So many numbers are given a day; empty when there is no limit.",
                null=True,
            ),
        ),
        migrations.AddConstraint(
            model_name="queue",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("daily_limit__isnull", True), ("daily_limit__gte", 1), _connector="OR"
                ),
                name="queue_limit_lets_somebody_in",
            ),
        ),
        migrations.AddConstraint(
            model_name="queue",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_because", ""), ("closed_on__isnull", True)),
                    models.Q(
                        (
                            "closed_because__in",
                            [
                                prima.deliver.queues.rules.codes.IntakeReason[
                                    "AS_MANY_AS_CAN_BE_SERVED"
                                ],
                                prima.deliver.queues.rules.codes.IntakeReason["STAFF_MISSING"],
                                prima.deliver.queues.rules.codes.IntakeReason["OUT_OF_ORDER"],
                                prima.deliver.queues.rules.codes.IntakeReason["EMERGENCY"],
                                prima.deliver.queues.rules.codes.IntakeReason["OTHER"],
                            ],
                        ),
                        ("closed_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="queue_is_closed_on_a_day_for_a_reason",
            ),
        ),
    ]

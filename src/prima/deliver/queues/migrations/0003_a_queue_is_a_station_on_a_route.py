import prima.deliver.queues.rules.codes
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("queues", "0002_a_unit_hangs_up_notices"),
    ]

    operations = [
        migrations.AddField(
            model_name="queue",
            name="station",
            field=models.SlugField(
                blank=True,
                db_index=False,
                default="",
                help_text="Under this code the steps of a standard lead here; empty when none does.",
                max_length=60,
            ),
        ),
        migrations.AddField(
            model_name="ticket",
            name="note",
            field=models.CharField(blank=True, default="", max_length=280),
        ),
        migrations.AddField(
            model_name="ticket",
            name="stop",
            field=models.PositiveSmallIntegerField(
                default=0, help_text="How far on its route it is."
            ),
        ),
        migrations.AddField(
            model_name="ticket",
            name="why",
            field=models.CharField(
                blank=True,
                default="",
                help_text="Why it was handed over to this queue.",
                max_length=12,
            ),
        ),
        migrations.AddConstraint(
            model_name="queue",
            constraint=models.UniqueConstraint(
                condition=models.Q(("station", ""), _negated=True),
                fields=("unit", "station"),
                name="station_is_one_queue_of_a_unit",
            ),
        ),
        migrations.AddConstraint(
            model_name="ticket",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "why__in",
                        [
                            "",
                            prima.deliver.queues.rules.codes.Reason["NEXT_STEP"],
                            prima.deliver.queues.rules.codes.Reason["WRONG_QUEUE"],
                            prima.deliver.queues.rules.codes.Reason["MORE_ABLE"],
                            prima.deliver.queues.rules.codes.Reason["OTHER"],
                        ],
                    )
                ),
                name="ticket_was_handed_over_for_a_known_reason",
            ),
        ),
    ]

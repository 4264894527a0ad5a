import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("queues", "0005_lanes_take_turns_by_a_published_rule"),
    ]

    operations = [
        migrations.AddField(
            model_name="visit",
            name="people",
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AlterField(
            model_name="ticket",
            name="visit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tickets",
                to="queues.visit",
            ),
        ),
        migrations.AddConstraint(
            model_name="ticket",
            constraint=models.UniqueConstraint(
                condition=models.Q(("occupies__isnull", False)),
                fields=("visit",),
                name="visit_is_at_one_counter_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(("people__range", (1, 20))),
                name="visit_is_of_one_to_twenty_people",
            ),
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("surveys", "0002_answers_are_never_changed_or_removed")]

    operations = [
        migrations.AddField(
            model_name="instrument",
            name="document",
            field=models.JSONField(help_text="What it asks beyond the official part.", null=True),
        ),
    ]

"""The database itself refuses to change or remove a decree and its signed copy, whoever asks."""

from django.db import migrations

REFUSAL = "a published promise never changes"
TABLES = ("standards_decree", "standards_signedcopy")
ACTS = {
    # SQLite's OR REPLACE removes the row that is in the way without firing its DELETE trigger.
    "INSERT": "EXISTS (SELECT 1 FROM {table} AS kept"
    " WHERE kept.id = NEW.id OR kept.version_id = NEW.version_id)",
    "UPDATE": "1 = 1",
    "DELETE": "1 = 1",
}
SQLITE = [
    f"""
    CREATE TRIGGER {table}_refuses_{act.lower()} BEFORE {act} ON {table}
    WHEN {condition.format(table=table)} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """
    for table in TABLES
    for act, condition in ACTS.items()
]
POSTGRESQL = [
    f"""
    CREATE TRIGGER {table}_refuses_change BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION standards_published_stays()
    """
    for table in TABLES
]


def put_triggers(apps, schema_editor):
    statements = SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL
    for statement in statements:
        schema_editor.execute(statement)


def take_triggers(apps, schema_editor):
    for table in TABLES:
        if schema_editor.connection.vendor == "sqlite":
            for act in ACTS:
                schema_editor.execute(f"DROP TRIGGER {table}_refuses_{act.lower()}")
        else:
            schema_editor.execute(f"DROP TRIGGER {table}_refuses_change ON {table}")


class Migration(migrations.Migration):
    dependencies = [("standards", "0003_a_standard_remembers_how_it_was_made")]

    operations = [migrations.RunPython(put_triggers, take_triggers)]

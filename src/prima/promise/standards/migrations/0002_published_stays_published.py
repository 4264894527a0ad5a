"""The database itself refuses to change or remove what was promised, whoever asks."""

from django.db import migrations

REFUSAL = "a published promise never changes"
VERSION, PUBLICATION = "standards_standardversion", "standards_publication"
WATCHED = {VERSION: "OLD.state = 'PUBLISHED'", PUBLICATION: "1 = 1"}

SQLITE = [
    f"""
    CREATE TRIGGER {table}_refuses_{act.lower()} BEFORE {act} ON {table} WHEN {condition}
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """
    for table, condition in WATCHED.items()
    for act in ("UPDATE", "DELETE")
]
POSTGRESQL = [
    f"""
    CREATE FUNCTION standards_published_stays() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$
    """,
    *(
        f"""
        CREATE TRIGGER {table}_refuses_change BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW WHEN ({condition}) EXECUTE FUNCTION standards_published_stays()
        """
        for table, condition in WATCHED.items()
    ),
]


def put_triggers(apps, schema_editor):
    statements = SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL
    for statement in statements:
        schema_editor.execute(statement)


def take_triggers(apps, schema_editor):
    on_sqlite = schema_editor.connection.vendor == "sqlite"
    for table in WATCHED:
        if on_sqlite:
            schema_editor.execute(f"DROP TRIGGER {table}_refuses_update")
            schema_editor.execute(f"DROP TRIGGER {table}_refuses_delete")
        else:
            schema_editor.execute(f"DROP TRIGGER {table}_refuses_change ON {table}")
    if not on_sqlite:
        schema_editor.execute("DROP FUNCTION standards_published_stays()")


class Migration(migrations.Migration):
    dependencies = [("standards", "0001_initial")]

    operations = [migrations.RunPython(put_triggers, take_triggers)]

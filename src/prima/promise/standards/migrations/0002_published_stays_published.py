"""The database itself refuses to change or remove what was promised, whoever asks."""

from django.db import migrations

REFUSAL = "a published promise never changes"
VERSION, PUBLICATION = "standards_standardversion", "standards_publication"
WATCHED = {VERSION: "OLD.state = 'PUBLISHED'", PUBLICATION: "1 = 1"}

# SQLite's OR REPLACE removes the row that is in the way without firing its DELETE trigger.
VERSION_IN_THE_WAY = f"""EXISTS (
    SELECT 1 FROM {VERSION} AS kept WHERE kept.state = 'PUBLISHED' AND (
        kept.id = NEW.id OR kept.uuid = NEW.uuid
        OR (kept.standard_id = NEW.standard_id AND kept.number = NEW.number)
    )
)"""
PUBLICATION_IN_THE_WAY = f"""EXISTS (
    SELECT 1 FROM {PUBLICATION} AS kept WHERE kept.id = NEW.id OR kept.new_id = NEW.new_id
        OR (kept.standard_id = NEW.standard_id AND kept.in_force_on = NEW.in_force_on)
)"""
REFUSED_ON_SQLITE = [
    (VERSION, "INSERT", VERSION_IN_THE_WAY),
    (VERSION, "UPDATE", f"{WATCHED[VERSION]} OR {VERSION_IN_THE_WAY}"),
    (VERSION, "DELETE", WATCHED[VERSION]),
    (PUBLICATION, "INSERT", PUBLICATION_IN_THE_WAY),
    (PUBLICATION, "UPDATE", WATCHED[PUBLICATION]),
    (PUBLICATION, "DELETE", WATCHED[PUBLICATION]),
]
SQLITE = [
    f"""
    CREATE TRIGGER {table}_refuses_{act.lower()} BEFORE {act} ON {table} WHEN {condition}
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """
    for table, act, condition in REFUSED_ON_SQLITE
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
    if schema_editor.connection.vendor == "sqlite":
        for table, act, _condition in REFUSED_ON_SQLITE:
            schema_editor.execute(f"DROP TRIGGER {table}_refuses_{act.lower()}")
        return
    for table in WATCHED:
        schema_editor.execute(f"DROP TRIGGER {table}_refuses_change ON {table}")
    schema_editor.execute("DROP FUNCTION standards_published_stays()")


class Migration(migrations.Migration):
    dependencies = [("standards", "0001_initial")]

    operations = [migrations.RunPython(put_triggers, take_triggers)]

"""The database itself refuses to change or remove what was declared, whoever asks."""

from django.db import migrations

REFUSAL = "a declared charter never changes"
VERSION, DECLARATION = "charter_charterversion", "charter_declaration"
WATCHED = {VERSION: "OLD.state = 'PUBLISHED'", DECLARATION: "1 = 1"}

# SQLite's OR REPLACE removes the row that is in the way without firing its DELETE trigger.
VERSION_IN_THE_WAY = f"""EXISTS (
    SELECT 1 FROM {VERSION} AS kept WHERE kept.state = 'PUBLISHED' AND (
        kept.id = NEW.id OR kept.uuid = NEW.uuid
        OR (kept.charter_id = NEW.charter_id AND kept.number = NEW.number)
    )
)"""
DECLARATION_IN_THE_WAY = f"""EXISTS (
    SELECT 1 FROM {DECLARATION} AS kept WHERE kept.id = NEW.id OR kept.new_id = NEW.new_id
        OR (kept.charter_id = NEW.charter_id AND kept.in_force_on = NEW.in_force_on)
)"""
REFUSED_ON_SQLITE = [
    (VERSION, "INSERT", VERSION_IN_THE_WAY),
    (VERSION, "UPDATE", f"{WATCHED[VERSION]} OR {VERSION_IN_THE_WAY}"),
    (VERSION, "DELETE", WATCHED[VERSION]),
    (DECLARATION, "INSERT", DECLARATION_IN_THE_WAY),
    (DECLARATION, "UPDATE", WATCHED[DECLARATION]),
    (DECLARATION, "DELETE", WATCHED[DECLARATION]),
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
    CREATE FUNCTION charter_declared_stays() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$
    """,
    *(
        f"""
        CREATE TRIGGER {table}_refuses_change BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW WHEN ({condition}) EXECUTE FUNCTION charter_declared_stays()
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
    schema_editor.execute("DROP FUNCTION charter_declared_stays()")


class Migration(migrations.Migration):
    dependencies = [("charter", "0001_initial")]

    operations = [migrations.RunPython(put_triggers, take_triggers)]

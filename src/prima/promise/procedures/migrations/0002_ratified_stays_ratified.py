"""The database itself refuses to change or remove what was ratified, whoever asks."""

from django.db import migrations

REFUSAL = "a ratified procedure never changes"
VERSION, RATIFICATION = "procedures_procedureversion", "procedures_ratification"
IS_RATIFIED = "OLD.state IN ('IMPLEMENTING', 'MONITORING')"
COLUMNS = (
    "id",
    "uuid",
    "procedure_id",
    "number",
    "document",
    "need",
    "team",
    "trial",
    "drafted_by_id",
    "drafted_at",
)
STAYS = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in COLUMNS)
# The one thing that may happen to a ratified version: its monitoring begins.
GOES_ON = "OLD.state = 'IMPLEMENTING' AND NEW.state = 'MONITORING'"

# SQLite's OR REPLACE removes the row that is in the way without firing its DELETE trigger.
VERSION_IN_THE_WAY = f"""EXISTS (
    SELECT 1 FROM {VERSION} AS kept WHERE kept.state IN ('IMPLEMENTING', 'MONITORING') AND (
        kept.id = NEW.id OR kept.uuid = NEW.uuid
        OR (kept.procedure_id = NEW.procedure_id AND kept.number = NEW.number)
    )
)"""
ANOTHER_IN_THE_WAY = VERSION_IN_THE_WAY.replace("WHERE kept", "WHERE kept.id != OLD.id AND kept")
RATIFICATION_IN_THE_WAY = f"""EXISTS (
    SELECT 1 FROM {RATIFICATION} AS kept WHERE kept.id = NEW.id OR kept.new_id = NEW.new_id
        OR (kept.procedure_id = NEW.procedure_id AND kept.effective_on = NEW.effective_on)
)"""
REFUSED_ON_SQLITE = [
    (VERSION, "INSERT", VERSION_IN_THE_WAY),
    (
        VERSION,
        "UPDATE",
        f"({IS_RATIFIED} AND (NOT ({GOES_ON}) OR {STAYS})) OR {ANOTHER_IN_THE_WAY}",
    ),
    (VERSION, "DELETE", IS_RATIFIED),
    (RATIFICATION, "INSERT", RATIFICATION_IN_THE_WAY),
    (RATIFICATION, "UPDATE", "1 = 1"),
    (RATIFICATION, "DELETE", "1 = 1"),
]
SQLITE = [
    f"""
    CREATE TRIGGER {table}_refuses_{act.lower()} BEFORE {act} ON {table} WHEN {condition}
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """
    for table, act, condition in REFUSED_ON_SQLITE
]
CHANGED = f"(NOT ({GOES_ON}) OR to_jsonb(OLD) - 'state' IS DISTINCT FROM to_jsonb(NEW) - 'state')"
REFUSED_ON_POSTGRESQL = [
    (VERSION, "UPDATE", f"{IS_RATIFIED} AND {CHANGED}"),
    (VERSION, "DELETE", IS_RATIFIED),
    (RATIFICATION, "UPDATE", "1 = 1"),
    (RATIFICATION, "DELETE", "1 = 1"),
]
POSTGRESQL = [
    f"""
    CREATE FUNCTION procedures_ratified_stays() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$
    """,
    *(
        f"""
        CREATE TRIGGER {table}_refuses_{act.lower()} BEFORE {act} ON {table}
        FOR EACH ROW WHEN ({condition}) EXECUTE FUNCTION procedures_ratified_stays()
        """
        for table, act, condition in REFUSED_ON_POSTGRESQL
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
    for table, act, _condition in REFUSED_ON_POSTGRESQL:
        schema_editor.execute(f"DROP TRIGGER {table}_refuses_{act.lower()} ON {table}")
    schema_editor.execute("DROP FUNCTION procedures_ratified_stays()")


class Migration(migrations.Migration):
    dependencies = [("procedures", "0001_initial")]

    operations = [migrations.RunPython(put_triggers, take_triggers)]

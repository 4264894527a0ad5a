"""The database itself keeps every answer: nobody removes one, and only voiding changes one."""

from django.db import migrations

SETTLED = (
    "id",
    "unit_id",
    "service_id",
    "version_id",
    "instrument_id",
    "batch_id",
    "answered_on",
    "hour_band",
    "channel",
    "answers",
    "sex",
    "age_band",
    "education",
    "occupation",
    "suggestion",
)
VOIDING = ("voided_on", "void_reason")
KEPT = "answers are never changed or removed"
SPENT = "a spent token stays spent"
ASKED = "an instrument that was answered never changes"
ANSWERED = "EXISTS (SELECT 1 FROM surveys_response WHERE instrument_id = OLD.id)"


def _changed(columns):
    pairs = " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in columns)
    return f"({pairs})"


RULES = {  # name: (when, table, condition, what the database says)
    "response_stays": ("DELETE", "surveys_response", "TRUE", KEPT),
    "response_is_settled": (
        "UPDATE",
        "surveys_response",
        f"{_changed(SETTLED)} OR (OLD.voided_on IS NOT NULL AND {_changed(VOIDING)})",
        KEPT,
    ),
    "spent_token_stays": ("DELETE", "surveys_spenttoken", "TRUE", SPENT),
    "spent_token_is_settled": ("UPDATE", "surveys_spenttoken", "TRUE", SPENT),
    "instrument_stays_once_answered": ("DELETE", "surveys_instrument", ANSWERED, ASKED),
    "instrument_is_settled_once_answered": ("UPDATE", "surveys_instrument", ANSWERED, ASKED),
}


def put_triggers(apps, schema_editor):
    for name, (act, table, condition, words) in RULES.items():
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(
                f"CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW WHEN {condition}"
                f" BEGIN SELECT RAISE(ABORT, '{words}'); END"
            )
            continue
        schema_editor.execute(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            f" IF {condition} THEN RAISE EXCEPTION '{words}'"
            " USING ERRCODE = 'integrity_constraint_violation'; END IF;"
            f" RETURN {'OLD' if act == 'DELETE' else 'NEW'}; END $$"
        )
        schema_editor.execute(
            f"CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
        )


def take_triggers(apps, schema_editor):
    for name, (_act, table, _condition, _words) in RULES.items():
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(f"DROP TRIGGER {name}")
        else:
            schema_editor.execute(f"DROP TRIGGER {name} ON {table}")
            schema_editor.execute(f"DROP FUNCTION {name}()")


class Migration(migrations.Migration):
    dependencies = [("surveys", "0001_initial")]

    operations = [migrations.RunPython(put_triggers, take_triggers)]

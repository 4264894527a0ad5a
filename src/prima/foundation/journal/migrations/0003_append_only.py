"""The database itself refuses to change or remove a journal entry, whoever asks."""

from django.db import migrations

REFUSAL = "the journal is append-only"

SQLITE = [
    f"""
    CREATE TRIGGER journal_entry_refuses_{act.lower()} BEFORE {act} ON journal_entry
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """
    for act in ("UPDATE", "DELETE")
]
POSTGRESQL = [
    f"""
    CREATE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$
    """,
    """
    CREATE TRIGGER journal_entry_refuses_change BEFORE UPDATE OR DELETE ON journal_entry
    FOR EACH ROW EXECUTE FUNCTION journal_is_append_only()
    """,
]


def put_triggers(apps, schema_editor):
    statements = SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL
    for statement in statements:
        schema_editor.execute(statement)


def take_triggers(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER journal_entry_refuses_update")
        schema_editor.execute("DROP TRIGGER journal_entry_refuses_delete")
    else:
        schema_editor.execute("DROP TRIGGER journal_entry_refuses_change ON journal_entry")
        schema_editor.execute("DROP FUNCTION journal_is_append_only()")


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_entry_knows_who_and_where")]

    operations = [migrations.RunPython(put_triggers, take_triggers)]

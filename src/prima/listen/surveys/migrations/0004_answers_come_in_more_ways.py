"""A link, a kiosk, an officer who asks and typed paper forms are ways to answer too."""

import django.db.models.deletion
import prima.listen.surveys.models.ways
from django.conf import settings
from django.db import migrations, models

TOKEN = ["TICKET", "DESK_QR"]
FILE = ["PAPER", "IMPORT"]
WAY = ["LINK", "KIOSK", "ASSISTED", "TYPED"]

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
ADDED = ("way_id", "interviewer", "marks", "texts")
VOIDING = ("voided_on", "void_reason")
KEPT = "answers are never changed or removed"
ASKED = "an instrument that was answered never changes"
ANSWERED = "EXISTS (SELECT 1 FROM surveys_response WHERE instrument_id = OLD.id)"


def _rules(settled):
    """The triggers of 0002 that speak of answers: name, act, table, condition, words."""
    changed, again = _changed(settled), _changed(VOIDING)
    return (
        ("response_stays", "DELETE", "surveys_response", "TRUE", KEPT),
        (
            "response_is_settled",
            "UPDATE",
            "surveys_response",
            f"{changed} OR (OLD.voided_on IS NOT NULL AND {again})",
            KEPT,
        ),
        ("instrument_stays_once_answered", "DELETE", "surveys_instrument", ANSWERED, ASKED),
        ("instrument_is_settled_once_answered", "UPDATE", "surveys_instrument", ANSWERED, ASKED),
    )


def _changed(columns):
    pairs = " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in columns)
    return f"({pairs})"


def _put(schema_editor, settled):
    for name, act, table, condition, words in _rules(settled):
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


def _take(schema_editor):
    for name, _act, table, _condition, _words in _rules(SETTLED):
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(f"DROP TRIGGER {name}")
        else:
            schema_editor.execute(f"DROP TRIGGER {name} ON {table}")
            schema_editor.execute(f"DROP FUNCTION {name}()")


def rest(apps, schema_editor):
    """SQLite makes a table anew to change it, and loses its triggers; nobody else writes now."""
    _take(schema_editor)


def watch(apps, schema_editor):
    _put(schema_editor, (*SETTLED, *ADDED))


def watch_as_before(apps, schema_editor):
    _put(schema_editor, SETTLED)


class Migration(migrations.Migration):
    dependencies = [
        ("standards", "0002_published_stays_published"),
        ("surveys", "0003_an_instrument_may_be_a_document"),
        ("units", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Way",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        default=prima.listen.surveys.models.ways.way_code,
                        editable=False,
                        max_length=16,
                        unique=True,
                    ),
                ),
                ("channel", models.CharField(max_length=10)),
                ("name", models.CharField(blank=True, max_length=60)),
                (
                    "moment",
                    models.CharField(
                        blank=True, help_text="The moment of truth it is for.", max_length=60
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.unit",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="standards.service",
                    ),
                ),
                (
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ways",
                        to="surveys.instrument",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-opened_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(channel__in=WAY),
                        name="way_is_link_kiosk_assisted_or_typed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(closed_at__isnull=True, closed_by__isnull=True)
                        | models.Q(closed_at__gte=models.F("opened_at")),
                        name="way_closes_after_it_opened",
                    ),
                ],
            },
        ),
        migrations.RunPython(rest, watch_as_before),
        migrations.RemoveConstraint(model_name="response", name="response_channel_is_known"),
        migrations.AddField(
            model_name="response",
            name="way",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="responses",
                to="surveys.way",
            ),
        ),
        migrations.AddField(
            model_name="response",
            name="interviewer",
            field=models.CharField(blank=True, max_length=10),
        ),
        migrations.AddField(
            model_name="response",
            name="marks",
            field=models.JSONField(default=list, help_text="What was noted when it came."),
        ),
        migrations.AddField(
            model_name="response",
            name="texts",
            field=models.JSONField(
                default=dict, help_text="What was written to open questions, by code."
            ),
        ),
        migrations.AlterField(
            model_name="response",
            name="answers",
            field=models.JSONField(
                help_text="The code of each item, and a number, a code or null."
            ),
        ),
        migrations.AddConstraint(
            model_name="response",
            constraint=models.CheckConstraint(
                condition=models.Q(channel__in=[*TOKEN, *FILE, *WAY]),
                name="response_channel_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="response",
            constraint=models.CheckConstraint(
                condition=models.Q(channel__in=WAY, way__isnull=False)
                | (~models.Q(channel__in=WAY) & models.Q(way__isnull=True)),
                name="response_through_a_way_names_it_and_no_other_does",
            ),
        ),
        migrations.RunPython(watch, rest),
    ]

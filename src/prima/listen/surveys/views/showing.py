"""What the pages of an import say, made from what was read."""

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from prima.design import formats
from prima.foundation.units.models import Unit
from prima.listen.surveys import labels
from prima.listen.surveys.queries import questionnaire_of
from prima.listen.surveys.rules.codes import BatchState, Channel
from prima.listen.surveys.rules.columns import Sure
from prima.listen.surveys.rules.findings import Reading
from prima.listen.surveys.rules.instruments import Questionnaire

if TYPE_CHECKING:
    from prima.listen.surveys.models import Batch

SAMPLE = 5
ROWS_NAMED = 20
Page = dict[str, object]


def trail(unit: Unit, here: str) -> list[dict[str, str]]:
    """Return where a page below the survey stands."""
    home = {"label": _("Satisfaction survey"), "url": reverse("surveys:home", args=[unit.slug])}
    return [home, {"label": here, "url": ""}]


def batch_page(unit: Unit, batch: "Batch") -> Page:
    """Say what became of a file."""
    return {
        "unit": unit,
        "batch": batch,
        "word": labels.BATCH_STATES[BatchState(batch.state)],
        "is_counted": batch.state == BatchState.CONFIRMED,
        "facts": _facts(unit, batch),
        "trail": trail(unit, batch.file_name),
    }


def _facts(unit: Unit, batch: "Batch") -> list[dict[str, object]]:
    zone = ZoneInfo(unit.time_zone)

    def when(at: datetime | None) -> str:
        return formats.moment(at, zone, language=language()) if at else ""

    facts: list[tuple[str, object, object]] = [
        (_("Respondents"), formats.number(batch.respondents, language=language()), ""),
        (_("Where the answers come from"), labels.CHANNELS[Channel(batch.channel)], ""),
        (_("Questionnaire"), batch.instrument.title[language()], batch.instrument.regulation),
        (_("Counted since"), when(batch.confirmed_at), batch.confirmed_by or ""),
        (_("Undone"), when(batch.undone_at), batch.undone_by or ""),
        (_("Why it was undone"), batch.undone_reason, ""),
    ]
    return [{"term": term, "value": value, "note": note} for term, value, note in facts if value]


def preview_page(unit: Unit, batch: "Batch", reading: Reading) -> Page:
    """Say what was read in a file that waits."""
    questionnaire = questionnaire_of(batch.instrument)
    names = labels.meanings(questionnaire, language())
    codes = [column.meaning for column in reading.columns if column.meaning in questionnaire.codes]
    blocking = sum(problem.blocks for problem in reading.problems)
    return {
        "unit": unit,
        "batch": batch,
        "reading": reading,
        "trail": trail(unit, batch.file_name),
        "columns": [
            (used.letters, used.heading, names[used.meaning], labels.SURENESS[used.sure])
            for used in reading.columns
        ],
        "guessed": any(used.sure is Sure.ALIKE for used in reading.columns),
        "sample_head": [names[code] for code in codes],
        "sample": [
            (found.row, [found.answers[code] for code in codes])
            for found in reading.respondents[:SAMPLE]
        ],
        "blocked": blocking > 0,
        "blocking": blocking,
        "noted": len(reading.problems) - blocking,
        "rows_without_answers": ", ".join(map(str, reading.rows_without_answers[:ROWS_NAMED])),
    }


def problem_rows(reading: Reading, questionnaire: Questionnaire) -> list[dict[str, str | Promise]]:
    """Say for each bad cell where it is, what was found, and what is expected there."""
    names = labels.meanings(questionnaire, language())
    return [
        {
            "sheet": reading.sheet,
            "cell": problem.cell,
            "about": names[problem.about],
            "found": problem.found,
            "expected": labels.expected_in(problem, questionnaire, language()),
        }
        for problem in sorted(reading.problems, key=lambda problem: not problem.blocks)
    ]


def language() -> str:
    return "en" if get_language() == "en" else "id"

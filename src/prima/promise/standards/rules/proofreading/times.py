"""Whether the promised times can be kept, agree with each other, and have a unit."""

import re
from collections.abc import Iterator

from prima.promise.standards.rules.codes import LimitUnit, Measure, TimeUnit
from prima.promise.standards.rules.commitments import Commitment
from prima.promise.standards.rules.critical_path import critical_path
from prima.promise.standards.rules.document import ServiceDocument
from prima.promise.standards.rules.durations import Duration, nominal_minutes
from prima.promise.standards.rules.proofreading.finding import (
    DELIVERY,
    STANDARD,
    Finding,
    FindingCode,
)
from prima.promise.standards.rules.proofreading.texts import texts

LONGEST_ANSWER = Duration(value=14, unit=TimeUnit.WORKING_DAYS)
"""For a complaint that needs no inspection (PermenPANRB 62/2018)."""

_WITHIN = (
    r"(?:paling (?:lama|lambat)|selambat-lambatnya|selama-lamanya|(?:di )?dalam waktu"
    r"|tidak lebih dari|kurang dari|maksimal|maksimum)"
)
_NUMBER = r"(?P<number>\d+|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)"
_IN_WORDS = r"(?:\s*\([^)]*\))?"
_DEADLINE = re.compile(
    rf"\b(?P<within>{_WITHIN})\s+{_NUMBER}(?![\d.,x\u00d7]*\d){_IN_WORDS}\s*(?P<unit>[^\W\d_]*)"
    r"(?:\s+(?P<kind>[^\W\d_]+))?",
    re.IGNORECASE,
)
# "At most 3" may count people; only these are always about time.
_TIMES_ONLY = re.compile(r"lama|lambat|waktu", re.IGNORECASE)
_UNITS = {
    "menit": TimeUnit.MINUTES,
    "jam": TimeUnit.WORKING_HOURS,
    "hari kerja": TimeUnit.WORKING_DAYS,
    "hari kalender": TimeUnit.CALENDAR_DAYS,
}
_OTHER_UNITS = frozenset({"detik", "minggu", "pekan", "bulan", "tahun", "hari"})
_KINDS_OF_DAY = frozenset({"kerja", "kalender", "takwim"})
_LONGEST = 10_000
_DIGITS = (
    *("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"),
    "sepuluh",
)


def times(document: ServiceDocument) -> Iterator[Finding]:
    for step in document.standard.delivery.procedure:
        if step.duration is None:
            yield Finding(FindingCode.STEP_WITHOUT_TIME, (*DELIVERY, "procedure", step.code))
    yield from _shorter_than_steps(document)
    yield from _answers(document)
    yield from _deadlines(document)


def _shorter_than_steps(document: ServiceDocument) -> Iterator[Finding]:
    promised = document.standard.delivery.completion
    path = critical_path(document.standard.delivery.procedure)
    if promised and path.needed(promised.unit) > promised.value:
        yield Finding(
            FindingCode.COMPLETION_SHORTER_THAN_STEPS,
            (*DELIVERY, "completion"),
            needed=path.needed(promised.unit),
        )
    for commitment, within in _times_promised(document, Measure.COMPLETION):
        place = (*STANDARD, "commitments", commitment.code)
        if path.needed(within.unit) > within.value:
            needed = path.needed(within.unit)
            yield Finding(FindingCode.COMMITMENT_SHORTER_THAN_STEPS, place, needed=needed)
        if promised and nominal_minutes([within]) > nominal_minutes([promised]):
            yield Finding(FindingCode.COMPLETION_PROMISES_DIFFER, place)


def _times_promised(
    document: ServiceDocument, measure: Measure
) -> Iterator[tuple[Commitment, Duration]]:
    """Return the commitments about a time that a step could take as well."""
    for each in document.standard.commitments:
        is_time = each.limit.unit is not LimitUnit.RUPIAH
        if each.measure is measure and is_time and 0 < each.limit.value <= _LONGEST:
            yield each, Duration(value=each.limit.value, unit=TimeUnit(each.limit.unit))


def _answers(document: ServiceDocument) -> Iterator[Finding]:
    """Compare when a complaint is answered: the component, the commitment and the prose."""
    complaints = document.standard.delivery.complaints
    if complaints is None or complaints.answer_within is None:
        return
    promised = complaints.answer_within
    place = (*DELIVERY, "complaints")
    if nominal_minutes([promised]) > nominal_minutes([LONGEST_ANSWER]):
        yield Finding(FindingCode.ANSWER_TOO_LATE, (*place, "answer_within"))
    for commitment, within in _times_promised(document, Measure.COMPLAINT_ANSWER):
        if nominal_minutes([within]) != nominal_minutes([promised]):
            path = (*STANDARD, "commitments", commitment.code)
            yield Finding(FindingCode.ANSWER_PROMISES_DIFFER, path)
    for index, line in enumerate(complaints.procedure):
        for said, duration in _durations_in(line):
            is_answer = re.search(r"jawab|tanggap|selesai", line, re.IGNORECASE)
            if is_answer and nominal_minutes([duration]) != nominal_minutes([promised]):
                path_of_line = (*place, "procedure", index)
                yield Finding(FindingCode.ANSWER_PROMISES_DIFFER, path_of_line, quoted=said)


def _durations_in(text: str) -> Iterator[tuple[str, Duration]]:
    for match in _DEADLINE.finditer(text):
        unit, kind = match["unit"].casefold(), (match["kind"] or "").casefold()
        found = _UNITS.get(f"{unit} {kind}") or _UNITS.get(unit)
        number = match["number"].casefold()
        value = int(number) if number.isdigit() else _DIGITS.index(number)
        if found and 0 < value <= _LONGEST:
            yield match[0].strip(), Duration(value=value, unit=found)


def _deadlines(document: ServiceDocument) -> Iterator[Finding]:
    for text in texts(document):
        for match in _DEADLINE.finditer(text.words):
            unit, kind = match["unit"].casefold(), (match["kind"] or "").casefold()
            quoted = match[0].strip()
            if unit == "hari" and kind not in _KINDS_OF_DAY:
                yield Finding(FindingCode.DAYS_UNCLEAR, text.path, quoted=quoted)
            elif _lacks_unit(match["within"], unit):
                yield Finding(FindingCode.DEADLINE_WITHOUT_UNIT, text.path, quoted=quoted)


def _lacks_unit(within: str, unit: str) -> bool:
    if unit in _UNITS or unit in _OTHER_UNITS:
        return False
    return not unit or _TIMES_ONLY.search(within) is not None

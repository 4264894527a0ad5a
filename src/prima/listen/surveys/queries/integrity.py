"""Which answers look helped, and what the index is without them."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from prima.foundation.units.models import Unit
from prima.kernel.moments import Moments
from prima.listen.surveys.models import Instrument, Response
from prima.listen.surveys.queries.instruments import instrument_in_use
from prima.listen.surveys.queries.moments import responses, scored
from prima.listen.surveys.rules.codes import Channel
from prima.listen.surveys.rules.integrity import Came, Sign, signs_in


@dataclass(frozen=True)
class Suspicion:
    """Answers of one day that came one way and bear one sign. What they say is not told."""

    on: date
    sign: Sign
    channel: Channel
    way_name: str
    way_id: int | None
    answers: int


@dataclass(frozen=True)
class Beside:
    """The sums of all answers that count, and of those without any sign."""

    all: Moments
    unsuspicious: Moments
    signs: dict[Sign, int]


def suspicious_of(
    unit: Unit, starts_on: date, ends_on: date, *, instrument: Instrument | None = None
) -> list[Suspicion]:
    """Group the answers with a sign by day, way and sign, the newest day first."""
    rows = _rows(unit, starts_on, ends_on, instrument or instrument_in_use())
    signs = signs_in(came for came, _name in rows)
    heaps: Counter[tuple[date, Sign, str, int | None, str]] = Counter()
    for came, name in rows:
        for sign in signs.get(came.key, ()):
            heaps[came.on, sign, *came.source, name] += 1
    found = [
        Suspicion(on, sign, Channel(channel), name, way_id, n)
        for (on, sign, channel, way_id, name), n in heaps.items()
    ]
    return sorted(found, key=lambda one: (-one.on.toordinal(), one.sign, one.way_id or 0))


def keys_of(
    unit: Unit,
    suspicion: tuple[date, Sign, Channel, int | None],
    starts_on: date,
    ends_on: date,
    *,
    instrument: Instrument,
) -> list[int]:
    """Return the keys of the answers in one such group."""
    on, sign, channel, way_id = suspicion
    rows = _rows(unit, starts_on, ends_on, instrument)
    signs = signs_in(came for came, _name in rows)
    return [
        came.key
        for came, _name in rows
        if came.on == on and came.source == (channel, way_id) and sign in signs.get(came.key, ())
    ]


def moments_beside(
    unit: Unit, starts_on: date, ends_on: date, *, instrument: Instrument | None = None
) -> Beside:
    """Add up a period twice: everything that counts, and what bears no sign."""
    asked = instrument or instrument_in_use()
    signs = signs_in(came for came, _name in _rows(unit, starts_on, ends_on, asked))
    rows = list(_within(unit, starts_on, ends_on, asked).values_list("pk", "answers"))
    counted: dict[Sign, int] = defaultdict(int)
    for found in signs.values():
        for sign in found:
            counted[sign] += 1

    def added(kept: "list[dict[str, int | None]]") -> Moments:
        return Moments.of(scored(kept, asked), asked.scored_codes)

    return Beside(
        all=added([answers for _key, answers in rows]),
        unsuspicious=added([answers for key, answers in rows if key not in signs]),
        signs={sign: counted[sign] for sign in Sign if sign in counted},
    )


def _within(
    unit: Unit, starts_on: date, ends_on: date, instrument: Instrument
) -> QuerySet[Response]:
    rows = responses([unit.pk], instrument, None)
    return rows.filter(answered_on__gte=starts_on, answered_on__lt=ends_on)


def _rows(
    unit: Unit, starts_on: date, ends_on: date, instrument: Instrument
) -> list[tuple[Came, str]]:
    """Read the answers of a period; files have their own undoing and are left out."""
    rows = _within(unit, starts_on, ends_on, instrument).filter(batch__isnull=True)
    values = rows.order_by("pk").values_list(
        "pk", "answered_on", "channel", "way_id", "way__name", "answers", "interviewer", "marks"
    )
    return [
        (
            Came(
                key,
                on,
                (channel, way_id),
                tuple(answer for _code, answer in sorted(answers.items())),
                interviewer,
                tuple(noted),
            ),
            name or "",
        )
        for key, on, channel, way_id, name, answers, interviewer, noted in values
    ]

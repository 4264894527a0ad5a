"""Ready-made surveys for tests, built through the real actions."""

import random
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from prima.deliver.queues.queries import ServedTicket
from prima.deliver.queues.rules import State
from prima.foundation.units.testing import MONDAY_9AM
from prima.kernel.calendars import local_day
from prima.listen.surveys.actions import (
    adopt_document,
    adopt_instrument,
    answer_survey,
    answer_through,
    issue_token,
    open_way,
)
from prima.listen.surveys.models import Instrument, Response, Way
from prima.listen.surveys.queries import document_of
from prima.listen.surveys.rules.answering import given_to
from prima.listen.surveys.rules.codes import Channel
from prima.listen.surveys.rules.instruments import shipped
from prima.listen.surveys.rules.library import shipped_document
from prima.promise.standards.queries import in_force

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit
    from prima.promise.standards.models import Service

SKM_CODES = shipped("skm-2017").codes


def an_instrument(unit: "Unit", name: str = "skm-2017") -> Instrument:
    """Return the official questionnaire, adopted by this unit."""
    return adopt_instrument(shipped(name), unit=unit, at=MONDAY_9AM)


def a_served_visit(service: "Service", *, at: datetime = MONDAY_9AM) -> ServedTicket:
    """Return what a survey may know of a ticket that was served, without the queue around it."""
    on = local_day(at, service.unit.time_zone)
    version = in_force(service, on)
    if version is None:
        raise ValueError("nothing is promised for this service on that day")
    return ServedTicket(uuid4(), service.unit_id, service.pk, version.pk, on, State.DONE)


def a_token(
    service: "Service", *, at: datetime = MONDAY_9AM, channel: Channel = Channel.TICKET
) -> str:
    """Return the token of somebody who was served on this day."""
    return issue_token(a_served_visit(service, at=at), at=at, channel=channel)


def all_answered(value: int = 3, **other: int | None) -> dict[str, int | None]:
    """Return one answer to every item, with exceptions by code."""
    return {**dict.fromkeys(SKM_CODES, value), **other}


def answers(
    service: "Service",
    rows: Sequence[Sequence[int]] | int,
    *,
    at: datetime = MONDAY_9AM,
    every: timedelta = timedelta(0),
    seed: int = 1,
) -> list[Response]:
    """Return answers given by token. A number makes that many believable ones, always the same."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    if isinstance(rows, int):
        rows = [chance.choices((1, 2, 3, 4), (1, 4, 14, 9), k=len(SKM_CODES)) for _ in range(rows)]
    kept = []
    for number, row in enumerate(rows):
        moment = at + number * every
        given = dict(zip(SKM_CODES, row, strict=True))
        kept.append(answer_survey(a_token(service, at=moment), given, at=moment))
    return kept


def a_way(
    unit: "Unit",
    name: str = "skm-plus",
    channel: Channel = Channel.KIOSK,
    *,
    service: "Service | None" = None,
    moment: str = "",
    at: datetime = MONDAY_9AM,
) -> Way:
    """Return an open way to answer an instrument that comes with Prima."""
    instrument = adopt_document(shipped_document(name), unit=unit, at=MONDAY_9AM)
    return open_way(unit, instrument, channel, service=service, moment=moment, at=at)


def answers_through(
    way: Way,
    rows: Sequence[Mapping[str, object]],
    *,
    at: datetime = MONDAY_9AM,
    on: date | None = None,
    seconds: float | None = None,
    interviewer: str = "",
) -> list[Response]:
    """Return answers that came through a way, one for each row."""
    document = document_of(way.instrument)
    return [
        answer_through(
            way,
            uuid4().hex,
            given_to(document, row, whole=False),
            at=at,
            on=on,
            seconds=seconds,
            interviewer=interviewer,
        )
        for row in rows
    ]

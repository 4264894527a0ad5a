"""Answering the survey: the token is spent, the answer is kept, and nothing joins the two."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from prima.foundation.journal.actions import record
from prima.foundation.refusals import Refusal
from prima.foundation.units.queries import calendar_of
from prima.kernel.answers import ImpossibleAnswer
from prima.kernel.calendars import local_day
from prima.kernel.moments import Moments
from prima.listen.surveys.actions.previewing import ImpossibleDay
from prima.listen.surveys.actions.tallying import add_to_tally, heaps_of
from prima.listen.surveys.models import Instrument, Response, SpentToken, Way
from prima.listen.surveys.queries.instruments import instrument_in_use
from prima.listen.surveys.queries.invitations import AlreadyAnswered, open_invitation
from prima.listen.surveys.queries.ways import WayClosed, must_be_open
from prima.listen.surveys.rules.answering import Fault, Given
from prima.listen.surveys.rules.codes import BY_OFFICER, PROFILE, SUGGESTION_LENGTH, Channel, Mark
from prima.listen.surveys.rules.periods import month_of, start_of
from prima.listen.surveys.rules.sheets import clean
from prima.listen.surveys.rules.ways import marks, may_name
from prima.promise.standards.queries import in_force

Answers = Mapping[str, int | None]


class UnansweredItems(Refusal):
    code = "unanswered-items"
    status = 422
    message = _("Some questions have no answer yet.")
    advice = _("Choose one answer for each question.")


class ImpossibleAnswers(Refusal):
    code = "impossible-answers"
    status = 422
    message = _("These are not answers to this questionnaire.")
    advice = _("Go back, load the page again, and choose one answer for each question.")


@transaction.atomic
def answer_survey(
    token: str,
    answers: Answers,
    *,
    at: datetime,
    profile: Mapping[str, str] | None = None,
    suggestion: str = "",
) -> Response:
    """Keep one person's answer. Every item must be answered.

    Raises NoSuchSurvey, SurveyClosed or AlreadyAnswered for a token that counts no more.
    """
    invitation, unit = open_invitation(token, at)
    instrument = instrument_in_use()
    moments = moments_in([answers], instrument)
    if moments.n != 1:
        raise UnansweredItems
    _spend(invitation.fingerprint)
    today = local_day(at, unit.time_zone)
    response = Response.objects.create(
        unit=unit,
        service_id=invitation.service_id,
        version_id=invitation.version_id,
        instrument=instrument,
        answered_on=today,
        channel=invitation.channel,
        marks=[Mark.DRAWN] if invitation.drawn else [],
        answers=dict(answers),
        suggestion=clean(suggestion, SUGGESTION_LENGTH),
        **_said(profile or {}),
    )
    add_to_tally(instrument, unit.pk, invitation.service_id, month_of(today), moments)
    # The start of the day and no key of the answer: whoever reads the journal learns a count.
    day = start_of(today, unit.time_zone)
    subject = f"unit:{unit.uuid}"
    record("survey.answered", subject, unit_id=unit.pk, at=day, channel=invitation.channel)
    return response


@transaction.atomic
def answer_through(
    way: Way,
    nonce: str,
    given: Given,
    *,
    at: datetime,
    on: date | None = None,
    seconds: float | None = None,
    profile: Mapping[str, str] | None = None,
    suggestion: str = "",
    interviewer: str = "",
) -> Response:
    """Keep one person's answer that came through a way. Of one nonce, one answer is kept.

    `on` is the day of paper, and of an answer that waited in a tablet. Raises WayClosed,
    UnansweredItems, ImpossibleAnswers, ImpossibleDay, AlreadyAnswered.
    """
    _refuse_faults(given)
    channel = Channel(way.channel)
    today = local_day(at, way.unit.time_zone)
    day = on or today
    if not may_name(channel, day, today):
        raise ImpossibleDay
    if day >= today or way.closed_at is None:
        must_be_open(way, at)
    elif day > local_day(way.closed_at, way.unit.time_zone):
        raise WayClosed
    _spend(fingerprint_of(way, nonce))
    promised = in_force(way.service, day) if way.service else None
    answered = sum(answer is not None for answer in given.answers.values())
    response = Response.objects.create(
        unit=way.unit,
        service=way.service,
        version=promised,
        instrument=way.instrument,
        way=way,
        interviewer=interviewer if channel in BY_OFFICER else "",
        marks=marks(
            channel,
            questions=answered,
            seconds=seconds,
            is_open=day != today or calendar_of(way.unit).is_open(at),
        ),
        answered_on=day,
        channel=channel,
        answers=given.answers,
        texts={code: clean(text, SUGGESTION_LENGTH) for code, text in given.texts.items()},
        suggestion=clean(suggestion, SUGGESTION_LENGTH),
        **_said(profile or {}),
    )
    _add_to_sums(response, way.instrument)
    start = start_of(today, way.unit.time_zone)
    subject = f"unit:{way.unit.uuid}"
    record("survey.answered", subject, unit_id=way.unit_id, at=start, channel=channel)
    return response


def fingerprint_of(way: Way, nonce: str) -> str:
    """Return what is remembered of a nonce: the same nonce may be another's at another way."""
    return hashlib.sha256(f"{way.code}.{nonce}".encode()).hexdigest()


def _refuse_faults(given: Given) -> None:
    if Fault.IMPOSSIBLE in given.faults.values() or Fault.TOO_LONG in given.faults.values():
        raise ImpossibleAnswers
    if given.faults or given.is_empty:
        raise UnansweredItems


def _spend(fingerprint: str) -> None:
    try:
        with transaction.atomic():
            SpentToken.objects.create(fingerprint=fingerprint)
    except IntegrityError as twice:
        raise AlreadyAnswered from twice


def _add_to_sums(response: Response, instrument: Instrument) -> None:
    row = (response.service_id, response.answered_on, response.answers)
    for (service_id, month), moments in heaps_of([row], instrument):
        add_to_tally(instrument, response.unit_id, service_id, month, moments)


def moments_in(rows: list[Answers], instrument: Instrument) -> Moments:
    try:
        return Moments.of(rows, instrument.scored_codes)
    except ImpossibleAnswer as impossible:
        raise ImpossibleAnswers from impossible


def _said(profile: Mapping[str, str]) -> dict[str, str]:
    said = {name: profile.get(name, "") for name in PROFILE}
    for name, code in said.items():
        if code and code not in list(PROFILE[name]):
            raise ImpossibleAnswers
    return said

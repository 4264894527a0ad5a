"""Answering the survey: the token is spent, the answer is kept, and nothing joins the two."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from prima.foundation.journal.actions import record
from prima.foundation.refusals import Refusal
from prima.kernel.answers import ImpossibleAnswer
from prima.kernel.calendars import local_day
from prima.kernel.moments import Moments
from prima.listen.surveys.actions.tallying import add_to_tally
from prima.listen.surveys.models import Instrument, Response, SpentToken
from prima.listen.surveys.queries.instruments import instrument_in_use
from prima.listen.surveys.queries.invitations import AlreadyAnswered, open_invitation
from prima.listen.surveys.rules.codes import PROFILE, SUGGESTION_LENGTH
from prima.listen.surveys.rules.periods import month_of, start_of
from prima.listen.surveys.rules.sheets import clean

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
    try:
        with transaction.atomic():
            SpentToken.objects.create(fingerprint=invitation.fingerprint)
    except IntegrityError as twice:
        raise AlreadyAnswered from twice
    today = local_day(at, unit.time_zone)
    response = Response.objects.create(
        unit=unit,
        service_id=invitation.service_id,
        version_id=invitation.version_id,
        instrument=instrument,
        answered_on=today,
        channel=invitation.channel,
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


def moments_in(rows: list[Answers], instrument: Instrument) -> Moments:
    try:
        return Moments.of(rows, (code for code, _weight in instrument.weights))
    except ImpossibleAnswer as impossible:
        raise ImpossibleAnswers from impossible


def _said(profile: Mapping[str, str]) -> dict[str, str]:
    said = {name: profile.get(name, "") for name in PROFILE}
    for name, code in said.items():
        if code and code not in list(PROFILE[name]):
            raise ImpossibleAnswers
    return said

import random
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import override_settings

from prima.deliver.queues.rules import State
from prima.deliver.queues.testing import a_counter, a_queue, a_served_ticket
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM, a_unit
from prima.listen.surveys.actions import (
    AlreadyOffered,
    NotServedYet,
    UnansweredItems,
    answer_survey,
    issue_token,
    offer_survey,
)
from prima.listen.surveys.models import Offer, Response, SpentToken
from prima.listen.surveys.queries import (
    AlreadyAnswered,
    NoSuchSurvey,
    SurveyClosed,
    invitation_in,
    open_invitation,
    was_offered,
)
from prima.listen.surveys.queries.invitations import SALT
from prima.listen.surveys.rules.codes import Channel
from prima.listen.surveys.rules.invitations import Invitation, new_nonce, read_invitation
from prima.listen.surveys.testing import a_served_visit, a_token, all_answered
from prima.promise.standards.models import Service

pytestmark = pytest.mark.django_db

FORGED = 10_000


class TestIssueToken:
    def test_remembers_the_ticket_and_nothing_of_the_token(self, service: Service) -> None:
        visit = a_served_visit(service)

        token = issue_token(visit, at=MONDAY_9AM)

        kept = [str(value) for value in Offer.objects.values_list().get()]
        assert was_offered(visit.uuid)
        assert not any(part in value for value in kept for part in token.split("~"))
        assert not SpentToken.objects.exists()

    def test_offers_a_ticket_once(self, service: Service) -> None:
        visit = a_served_visit(service)
        issue_token(visit, at=MONDAY_9AM)

        with pytest.raises(AlreadyOffered):
            issue_token(visit, at=MONDAY_9AM, channel=Channel.DESK_QR)

    @pytest.mark.parametrize("state", [state for state in State if state != State.DONE])
    def test_waits_until_the_person_was_served(self, service: Service, state: State) -> None:
        with pytest.raises(NotServedYet):
            issue_token(replace(a_served_visit(service), state=state), at=MONDAY_9AM)

        assert not Offer.objects.exists()

    def test_asks_nobody_about_a_visit_that_is_too_long_ago(self, service: Service) -> None:
        with pytest.raises(SurveyClosed):
            issue_token(a_served_visit(service), at=MONDAY_9AM + timedelta(days=8))

    def test_every_token_is_another(self, service: Service) -> None:
        tokens = {a_token(service) for _ in range(50)}

        assert len({invitation_in(token).nonce for token in tokens}) == 50

    def test_the_desk_shows_the_survey_of_a_real_ticket(
        self, puskesmas: Unit, budi: Person
    ) -> None:
        ticket = a_served_ticket(a_counter(a_queue(puskesmas)), by=budi)

        with override_settings(ROOT_URLCONF="prima.listen.surveys.tests.addresses"):
            path = offer_survey(ticket, at=MONDAY_9AM)

        invitation = invitation_in(path.removeprefix("/survey/").rstrip("/"))
        assert invitation.channel == Channel.DESK_QR
        assert invitation.version_id == ticket.version_id
        assert was_offered(ticket.uuid)


class TestSpendToken:
    def test_counts_once(self, service: Service) -> None:
        token = a_token(service)
        answer_survey(token, all_answered(4), at=MONDAY_9AM)

        with pytest.raises(AlreadyAnswered):
            answer_survey(token, all_answered(1), at=MONDAY_9AM)

        assert Response.objects.count() == SpentToken.objects.count() == 1

    def test_two_at_the_same_moment_count_once(self, service: Service) -> None:
        # What the second of two transactions meets after both have looked: the unique fingerprint.
        fingerprint = invitation_in(a_token(service)).fingerprint
        SpentToken.objects.create(fingerprint=fingerprint)

        with pytest.raises(IntegrityError), transaction.atomic():
            SpentToken.objects.create(fingerprint=fingerprint)

    def test_a_failed_answer_leaves_it_unspent(self, service: Service) -> None:
        token = a_token(service)
        with pytest.raises(UnansweredItems):
            answer_survey(token, all_answered(3, COST=None), at=MONDAY_9AM)

        answer_survey(token, all_answered(), at=MONDAY_9AM)

        assert Response.objects.count() == 1

    def test_ends_a_week_after_the_visit(self, service: Service) -> None:
        token = a_token(service)

        open_invitation(token, MONDAY_9AM + timedelta(days=7))
        with pytest.raises(SurveyClosed):
            answer_survey(token, all_answered(), at=MONDAY_9AM + timedelta(days=8))


class TestForgedTokens:
    def test_none_of_ten_thousand_is_accepted(self, service: Service) -> None:
        true = a_token(service)
        chance = random.Random(18)  # noqa: S311 - repeatable, not secret
        forged = [_forged(true, number, chance, service) for number in range(FORGED)]

        accepted = [token for token in forged if _is_accepted(token)]

        assert len(set(forged)) == FORGED
        assert accepted == []
        assert _is_accepted(true)

    def test_no_replay_is_accepted(self, service: Service) -> None:
        token = a_token(service)
        answer_survey(token, all_answered(), at=MONDAY_9AM)

        assert not any(_is_accepted(token) for _ in range(100))

    def test_one_unit_cannot_be_made_another(self, service: Service) -> None:
        other = a_unit("Dinas Kependudukan")
        written, signature = a_token(service).split("~")
        moved = replace(read_invitation(written), unit_id=other.pk).written()

        with pytest.raises(NoSuchSurvey):
            answer_survey(f"{moved}~{signature}", all_answered(), at=MONDAY_9AM)

    def test_a_token_of_another_installation_is_nothing_here(self, service: Service) -> None:
        with override_settings(SECRET_KEY="x" * 50):
            foreign = a_token(service)

        with pytest.raises(NoSuchSurvey):
            answer_survey(foreign, all_answered(), at=MONDAY_9AM)

    def test_a_signature_made_for_something_else_is_nothing_here(self, service: Service) -> None:
        from django.core.signing import Signer  # noqa: PLC0415 - only the forger needs it

        written = read_invitation(a_token(service).split("~")[0]).written()

        assert not _is_accepted(Signer(sep="~").sign(written))
        assert _is_accepted(Signer(salt=SALT, sep="~").sign(written))

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "~",
            ".",
            "a" * 5000,
            "..%2e",
            "\x00",
            "\U0001d7d9.1.1.1.TICKET.739677~x",
            "1.1.1.1.IMPORT.1",
        ],
    )
    def test_nonsense_is_answered_politely(self, text: str) -> None:
        with pytest.raises(NoSuchSurvey):
            open_invitation(text, MONDAY_9AM)


def _is_accepted(token: str) -> bool:
    try:
        open_invitation(token, MONDAY_9AM)
    except (NoSuchSurvey, SurveyClosed, AlreadyAnswered):
        return False
    return True


def _forged(true: str, number: int, chance: random.Random, service: Service) -> str:
    """Forge in five ways: a new nonce, a turned letter, an own signature, no signature, chance."""
    written, signature = true.split("~")
    invitation = read_invitation(written)
    match number % 5:
        case 0:
            return f"{replace(invitation, nonce=new_nonce()).written()}~{signature}"
        case 1:
            place = chance.randrange(len(true))
            letter = chance.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
            turned = f"{true[:place]}{letter}{true[place + 1 :]}"
            return f"{turned if turned != true else true[::-1]}{number}"
        case 2:
            later = replace(invitation, served_on=invitation.served_on + timedelta(days=number))
            return f"{later.written()}~{uuid4().hex}"
        case 3:
            return Invitation(
                new_nonce(), service.unit_id, None, None, Channel.TICKET, invitation.served_on
            ).written()
        case _:
            return "".join(chance.choices("abcdefghij.~-_0123456789", k=90))

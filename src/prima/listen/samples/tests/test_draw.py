"""On whom the draw falls, what an answer remembers of it, and how far the plan has come."""

from datetime import timedelta

import pytest
from django.test import Client

from prima.deliver.queues.models import Counter, Ticket
from prima.deliver.queues.queries import drawn_among, served_ticket
from prima.deliver.queues.testing import a_ticket
from prima.foundation.people.models import Person
from prima.foundation.units.testing import MONDAY_9AM
from prima.listen.samples.actions import withdraw_plan
from prima.listen.samples.models import Plan, Stratum
from prima.listen.samples.queries import is_chosen, standing_of
from prima.listen.samples.rules import Method, Wish
from prima.listen.samples.testing import a_plan, people_served
from prima.listen.surveys.actions import answer_survey, issue_token
from prima.listen.surveys.models import Response
from prima.listen.surveys.queries import NoSuchSurvey, proof_of_draw, suspicious_of
from prima.listen.surveys.rules.codes import Mark
from prima.listen.surveys.testing import all_answered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

TODAY = MONDAY_9AM.date()
LATER = MONDAY_9AM + timedelta(hours=2)
TOMORROW = TODAY + timedelta(days=1)


def chosen(tickets: list[Ticket]) -> list[bool]:
    return [is_chosen(served_ticket(ticket.secret)) for ticket in tickets]


@pytest.fixture
def served(counter: Counter, budi: Person) -> list[Ticket]:
    return people_served(counter, 9, by=budi)


@pytest.fixture
def plan(served: list[Ticket]) -> Plan:
    """Return a plan that asks every third from the second on."""
    made = a_plan(served[0].unit, Wish(Method.CENSUS))
    Stratum.objects.update(every=3, first=2)
    return made


@pytest.mark.usefixtures("plan")
class TestDraw:
    def test_falls_on_every_third_from_the_start(self, served: list[Ticket]) -> None:
        assert chosen(served) == [False, True, False] * 3

    def test_falls_on_nobody_before_they_were_served(self, counter: Counter) -> None:
        waiting = [a_ticket(counter.queues.get(), at=LATER) for _three in range(3)]

        assert chosen(waiting) == [False] * 3

    def test_does_not_move_when_somebody_else_is_served_later(
        self, served: list[Ticket], counter: Counter, budi: Person
    ) -> None:
        before = chosen(served)

        people_served(counter, 2, by=budi, at=LATER)

        assert chosen(served) == before

    def test_falls_on_nobody_without_a_plan_that_holds(
        self, plan: Plan, served: list[Ticket]
    ) -> None:
        withdraw_plan(plan, reason="Wrong", at=MONDAY_9AM)

        assert not any(chosen(served))

    def test_is_counted_as_it_falls(self, served: list[Ticket], counter: Counter) -> None:
        for _two in range(2):
            a_ticket(counter.queues.get(), at=LATER)

        found = drawn_among(served[0].service_id, TODAY, TOMORROW, every=3, first=2)

        assert (found.served, found.chosen) == (9, sum(chosen(served)))

    @pytest.mark.parametrize("first", [1, 2, 3])
    def test_is_counted_from_any_start(self, served: list[Ticket], first: int) -> None:
        found = drawn_among(served[0].service_id, TODAY, TOMORROW, every=3, first=first)

        assert found.chosen == 3


@pytest.mark.usefixtures("plan")
class TestAnswers:
    def answer(self, ticket: Ticket, *, drawn: bool) -> Response:
        token = issue_token(served_ticket(ticket.secret), at=LATER, drawn=drawn)
        return answer_survey(token, all_answered(), at=LATER)

    def test_say_that_they_were_drawn_and_nothing_of_the_ticket(self, served: list[Ticket]) -> None:
        assert self.answer(served[1], drawn=True).marks == [Mark.DRAWN]
        assert self.answer(served[0], drawn=False).marks == []

    def test_cannot_be_made_drawn_by_hand(self, served: list[Ticket]) -> None:
        token = issue_token(served_ticket(served[0].secret), at=LATER)
        text, _sign, signature = token.rpartition("~")

        with pytest.raises(NoSuchSurvey):
            answer_survey(f"{text}.D~{signature}", all_answered(), at=LATER)

    def test_of_the_drawn_bear_no_sign(self, plan: Plan, served: list[Ticket]) -> None:
        self.answer(served[1], drawn=True)

        assert suspicious_of(plan.unit, TODAY, TOMORROW) == []

    def test_are_counted_apart(self, plan: Plan, served: list[Ticket]) -> None:
        self.answer(served[1], drawn=True)
        self.answer(served[4], drawn=True)
        self.answer(served[0], drawn=False)

        total = standing_of(plan, TODAY).total

        assert (total.served, total.asked, total.answered, total.others) == (9, 3, 2, 1)
        assert total.response is not None
        assert total.response.low < 2 / 3 < total.response.high

    def test_of_few_say_nothing_yet(self, plan: Plan, served: list[Ticket]) -> None:
        self.answer(served[1], drawn=True)

        found = standing_of(plan, TODAY)

        assert found.chosen_reach.share_margin is None
        assert found.chosen_reach.missing > 0

    def test_are_measured_against_those_who_were_served_when_it_is_over(
        self, plan: Plan, served: list[Ticket]
    ) -> None:
        for place in (1, 4, 7):
            self.answer(served[place], drawn=True)
        for place in (0, 2, 3):
            self.answer(served[place], drawn=False)

        found = standing_of(plan, plan.ends_on)

        assert found.all_reach.population == 9
        assert found.all_reach.index_margin == 0  # all answered alike


@pytest.mark.usefixtures("plan")
class TestTicketPage:
    def open(self, ticket: Ticket) -> str:
        return Client().get(f"/t/{ticket.secret}/").content.decode()

    def test_tells_those_who_were_chosen(self, served: list[Ticket]) -> None:
        assert "Anda terpilih" in self.open(served[1])
        assert "Anda terpilih" not in self.open(served[0])

    def test_lets_both_answer_and_marks_the_chosen(self, served: list[Ticket]) -> None:
        for ticket in served[:2]:
            client = Client()
            drawn = proof_of_draw(ticket.uuid) if ticket == served[1] else ""
            opened = client.post(f"/survey/for/{ticket.secret}", {"drawn": drawn})
            client.post(opened["Location"], all_answered())

        assert sorted(Response.objects.values_list("marks", flat=True)) == [[], [Mark.DRAWN]]

    def test_nobody_can_say_of_themselves_that_they_were_chosen(self, served: list[Ticket]) -> None:
        for forged in (proof_of_draw(served[1].uuid), "x", "1", "\x00"):
            client = Client()
            opened = client.post(f"/survey/for/{served[0].secret}", {"drawn": forged})
            if opened.status_code == 302:
                client.post(opened["Location"], all_answered())

        assert [marks for marks in Response.objects.values_list("marks", flat=True) if marks] == []

    def test_the_desk_sees_it_too(self, counter: Counter, budi: Person, client: Client) -> None:
        Stratum.objects.update(every=1, first=1)
        people_served(counter, 1, by=budi, at=LATER)
        backend = "allauth.account.auth_backends.AuthenticationBackend"
        client.force_login(budi, backend=backend)

        page = client.get(f"/desk/{counter.unit.slug}/{counter.number}/").content.decode()

        assert "Terpilih untuk survei" in page

"""Answers that come by a link, a kiosk, an officer or paper."""

import json
import random
from collections.abc import Mapping
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from prima.foundation.journal.models import Entry
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM
from prima.kernel.moments import Moments
from prima.kernel.scales import Scale
from prima.listen.surveys.actions import (
    ImpossibleAnswers,
    ImpossibleDay,
    InstrumentAnswered,
    NoReason,
    NothingSuspicious,
    UnansweredItems,
    adopt_document,
    answer_through,
    close_way,
    open_way,
    retally,
    void_suspicious,
)
from prima.listen.surveys.models import Instrument, Response, SpentToken, Tally, Way
from prima.listen.surveys.queries import (
    AlreadyAnswered,
    NoSuchIndex,
    NoSuchWay,
    StaleQuestions,
    WayClosed,
    answer_counts,
    document_of,
    fresh_form,
    index_moments,
    instrument_in_use,
    instruments,
    moments_beside,
    moments_of,
    nonce_of_form,
    pair_counts,
    suspicious_of,
    way_coded,
    ways_of,
    written_answers,
)
from prima.listen.surveys.rules.answering import given_to
from prima.listen.surveys.rules.asking import Facet
from prima.listen.surveys.rules.codes import Channel
from prima.listen.surveys.rules.integrity import Sign
from prima.listen.surveys.rules.library import names, read_instrument, shipped_document, written
from prima.listen.surveys.testing import SKM_CODES, a_way, answers_through
from prima.promise.standards.models import Service

pytestmark = pytest.mark.django_db

TODAY = MONDAY_9AM.date()
YEAR = (date(2026, 1, 1), date(2027, 1, 1))
NINE = dict.fromkeys(SKM_CODES, 3)
FORGED = 10_000


def put(client: Client, way: Way, body: object, name: str | None = None) -> int:
    address = f"/survey/at/{way.code}/answers/{name or uuid4().hex}"
    return client.put(address, json.dumps(body), content_type="application/json").status_code


def sent(answers: Mapping[str, object], **more: object) -> dict[str, object]:
    return {"answers": answers, "on": TODAY.isoformat(), "seconds": 40, **more}


class TestAdoptDocument:
    def test_every_shipped_instrument_can_be_asked(self, puskesmas: Unit) -> None:
        for name in names():
            document = shipped_document(name)
            instrument = adopt_document(document, unit=puskesmas, at=MONDAY_9AM)

            assert document_of(instrument) == document

        assert {found.code for found in instruments()} == {"SKM", "IKM", "FORMER_SKM", "SKM_PLUS"}

    def test_the_official_survey_stays_the_one_that_is_measured(self, puskesmas: Unit) -> None:
        for name in ("skm-2017", "skm-plus", "skm-2014"):
            adopt_document(shipped_document(name), unit=puskesmas, at=MONDAY_9AM)

        assert str(instrument_in_use()) == "SKM 2017"

    def test_an_answered_version_never_changes(self, puskesmas: Unit) -> None:
        way = a_way(puskesmas, "pulse")
        answers_through(way, [{"OVERALL": 5}])
        other = read_instrument(written(shipped_document("pulse")).replace("Denyut", "Nadi"))

        with pytest.raises(InstrumentAnswered):
            adopt_document(other, unit=puskesmas, at=MONDAY_9AM)
        with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
            Instrument.objects.update(document=None)


class TestAnswerThrough:
    def test_counts_in_the_official_index_and_in_the_others(self, puskesmas: Unit) -> None:
        way = a_way(puskesmas)
        rows = [
            NINE | {"RECOMMEND": 10, "EFFORT": 7, "RETURN": "YES"},
            NINE | {"RECOMMEND": 2, "EFFORT": 1, "RETURN": "NO"},
        ]
        answers_through(way, rows)

        asked = way.instrument
        official = moments_of(puskesmas, *YEAR, instrument=asked)
        nps = index_moments(puskesmas, *YEAR, index="NPS", instrument=asked)
        five = index_moments(puskesmas, *YEAR, index="SERVQUAL_FIVE", instrument=asked)

        assert official == Moments.of([NINE, NINE], SKM_CODES)
        assert Tally.objects.get().moments == official.as_dict()
        assert nps == Moments.of([{"RECOMMEND": 10}, {"RECOMMEND": 2}], ["RECOMMEND"], Scale(0, 10))
        assert five.n == 2
        assert answer_counts(puskesmas, *YEAR, instrument=asked)["RETURN"] == {"YES": 1, "NO": 1}
        assert retally(puskesmas, way.instrument, at=MONDAY_9AM) == 0

    def test_an_instrument_without_an_official_part_has_no_tally(self, puskesmas: Unit) -> None:
        way = a_way(puskesmas, "pulse")

        answers_through(way, [{"OVERALL": 2, "OVERALL_WHY": "Lama"}])

        assert not Tally.objects.exists()
        assert written_answers(puskesmas, *YEAR, instrument=way.instrument) == [
            (TODAY, "OVERALL_WHY", "Lama")
        ]
        assert retally(puskesmas, way.instrument, at=MONDAY_9AM) == 0

    def test_gaps_and_pairs_are_added_up_side_by_side(self, puskesmas: Unit) -> None:
        servqual, kano = a_way(puskesmas, "servqual-22"), a_way(puskesmas, "kano")
        answers_through(servqual, [{"E_EQUIPMENT": 7, "P_EQUIPMENT": 4}])
        answers_through(kano, [{"F_WEEKEND": "LIKE", "D_WEEKEND": "LIVE_WITH"}])

        expected, found = (
            index_moments(
                puskesmas, *YEAR, instrument=servqual.instrument, index="SERVQUAL", facet=facet
            ).available("EQUIPMENT")
            for facet in (Facet.EXPECTATION, Facet.PERCEPTION)
        )
        pairs = pair_counts(puskesmas, *YEAR, instrument=kano.instrument, index="KANO")

        assert (expected.total, found.total) == (7, 4)
        assert pairs["WEEKEND"] == {("LIKE", "LIVE_WITH"): 1}
        assert not pairs["CHILD_CORNER"]
        with pytest.raises(NoSuchIndex):
            index_moments(puskesmas, *YEAR, instrument=kano.instrument, index="KANO")
        with pytest.raises(NoSuchIndex):
            index_moments(puskesmas, *YEAR, instrument=kano.instrument, index="NPS")
        with pytest.raises(NoSuchIndex):
            pair_counts(puskesmas, *YEAR, instrument=servqual.instrument, index="SERVPERF")

    def test_keeps_the_promise_of_the_day_and_the_code_of_the_officer(
        self, service: Service
    ) -> None:
        way = a_way(service.unit, channel=Channel.ASSISTED, service=service)

        answers_through(way, [NINE], seconds=3, interviewer="A1")

        kept = Response.objects.get()
        assert kept.version_id is not None
        assert (kept.interviewer, kept.marks) == ("A1", ["QUICK"])
        assert kept.answered_on == TODAY

    def test_nothing_of_it_stands_in_the_journal(self, puskesmas: Unit) -> None:
        way = a_way(puskesmas)
        kept = answers_through(way, [NINE])[0]

        entry = Entry.objects.filter(verb="survey.answered").get()

        assert entry.subject == f"unit:{puskesmas.uuid}"
        assert str(kept.pk) not in entry.details
        assert way.code not in entry.details

    def test_of_one_nonce_one_answer_is_kept(self, puskesmas: Unit) -> None:
        way, other = a_way(puskesmas), a_way(puskesmas)
        given = given_to(document_of(way.instrument), NINE)
        answer_through(way, "n" * 22, given, at=MONDAY_9AM)

        with pytest.raises(AlreadyAnswered):
            answer_through(way, "n" * 22, given, at=MONDAY_9AM)
        answer_through(other, "n" * 22, given, at=MONDAY_9AM)

        assert Response.objects.count() == 2

    def test_refuses_what_is_incomplete_impossible_or_of_another_day(self, puskesmas: Unit) -> None:
        way = a_way(puskesmas)
        document = document_of(way.instrument)

        with pytest.raises(UnansweredItems):
            answer_through(way, "a" * 22, given_to(document, {"TIME": 3}), at=MONDAY_9AM)
        with pytest.raises(UnansweredItems):
            answer_through(way, "a" * 22, given_to(document, {}, whole=False), at=MONDAY_9AM)
        wrong, right = (given_to(document, NINE | {"TIME": answer}) for answer in (5, 4))
        with pytest.raises(ImpossibleAnswers):
            answer_through(way, "a" * 22, wrong, at=MONDAY_9AM)
        for on in (TODAY + timedelta(days=1), TODAY - timedelta(days=32)):
            with pytest.raises(ImpossibleDay):
                answer_through(way, "a" * 22, right, at=MONDAY_9AM, on=on)
        assert not SpentToken.objects.exists()

    def test_a_closed_way_takes_only_what_was_answered_before(self, puskesmas: Unit) -> None:
        way = close_way(a_way(puskesmas), at=MONDAY_9AM)
        later = MONDAY_9AM + timedelta(days=3)

        with pytest.raises(WayClosed):
            answers_through(way, [NINE], at=later)
        with pytest.raises(WayClosed):
            answers_through(way, [NINE], at=later, on=TODAY + timedelta(days=1))
        with pytest.raises(WayClosed):
            close_way(way, at=later)
        answers_through(way, [NINE], at=later, on=TODAY)

        assert Response.objects.get().answered_on == TODAY


class TestForms:
    def test_a_page_counts_once_and_only_where_it_was_served(self, puskesmas: Unit) -> None:
        way, other = a_way(puskesmas), a_way(puskesmas)
        form = fresh_form(way, MONDAY_9AM)

        nonce, seconds = nonce_of_form(way, form, MONDAY_9AM + timedelta(seconds=50))

        assert len(nonce) == 22
        assert seconds == 50
        with pytest.raises(StaleQuestions):
            nonce_of_form(other, form, MONDAY_9AM)
        with pytest.raises(StaleQuestions):
            nonce_of_form(way, form, MONDAY_9AM + timedelta(days=2))

    def test_none_of_ten_thousand_forged_replayed_and_doubled_forms_is_accepted(
        self, puskesmas: Unit
    ) -> None:
        way, other = a_way(puskesmas), a_way(puskesmas)
        true = fresh_form(way, MONDAY_9AM)
        given = given_to(document_of(way.instrument), NINE)
        answer_through(way, nonce_of_form(way, true, MONDAY_9AM)[0], given, at=MONDAY_9AM)
        chance = random.Random(18)  # noqa: S311 - repeatable, not secret
        accepted = 0

        for number in range(FORGED):
            form = _forged(true, other, number, chance)
            try:
                nonce, _seconds = nonce_of_form(way, form, MONDAY_9AM)
                if number % 1000 < 5:  # a replay reaches the database; a few of them will do
                    answer_through(way, nonce, given, at=MONDAY_9AM)
                accepted += nonce not in true
            except (StaleQuestions, AlreadyAnswered):
                continue

        assert accepted == 0
        assert Response.objects.count() == 1

    @pytest.mark.parametrize("code", ["", "x", "a" * 16, "a" * 400, "\x00"])
    def test_no_other_code_is_a_way(self, puskesmas: Unit, code: str) -> None:
        a_way(puskesmas)

        with pytest.raises(NoSuchWay):
            way_coded(code)


@pytest.mark.usefixtures("now")
class TestPut:
    def test_the_same_answer_sent_again_is_kept_once(
        self, client: Client, service: Service
    ) -> None:
        way = a_way(service.unit)
        name = uuid4().hex

        first = put(client, way, sent(NINE | {"sex": "FEMALE", "suggestion": "Kursi"}), name)
        again = [put(client, way, sent(NINE), name) for _ in range(3)]

        assert (first, again) == (201, [200, 200, 200])
        assert Response.objects.get().sex == "FEMALE"
        assert SpentToken.objects.count() == 1

    @pytest.mark.parametrize(
        "body",
        [
            "",
            [],
            {"answers": {}},
            {"answers": NINE, "on": "yesterday", "seconds": 1},
            {"answers": NINE, "on": "2026-03-02", "seconds": "x"},
            {"answers": NINE | {"TIME": 9}, "on": "2026-03-02", "seconds": 1},
            {"answers": NINE | {"TIME": {}}, "on": "2026-03-02", "seconds": 1},
            {"answers": NINE | {"sex": "X"}, "on": "2026-03-02", "seconds": 1},
            {"answers": [1], "on": "2026-03-02", "seconds": 1},
            {"answers": NINE, "on": "2999-01-01", "seconds": 1},
        ],
    )
    def test_refuses_what_cannot_be(self, client: Client, service: Service, body: object) -> None:
        assert put(client, a_way(service.unit), body) == 422
        assert not Response.objects.exists()

    def test_a_name_that_says_nothing_is_asked_for(self, client: Client, service: Service) -> None:
        way = a_way(service.unit)

        assert put(client, way, sent(NINE), "short") == 422
        assert put(client, a_way(service.unit, channel=Channel.LINK), sent(NINE)) == 404


class TestIntegrity:
    PATTERN = NINE | {"TIME": 4, "COST": 2}

    @pytest.fixture
    def way(self, service: Service, skm: Instrument) -> Way:
        return open_way(service.unit, skm, Channel.KIOSK, service=service, at=MONDAY_9AM)

    def test_the_index_stands_with_and_without_the_signs(self, way: Way) -> None:
        answers_through(way, [self.PATTERN] * 6)
        answers_through(way, [NINE | {"TIME": n} for n in (1, 2)])

        beside = moments_beside(way.unit, *YEAR)

        assert (beside.all.n, beside.unsuspicious.n) == (8, 2)
        assert beside.signs == {Sign.IDENTICAL: 6}

    def test_a_whole_group_is_voided_with_a_reason_and_counted(
        self, way: Way, ratna: Person
    ) -> None:
        answers_through(way, [self.PATTERN] * 6)
        answers_through(way, [NINE | {"TIME": n} for n in (1, 2)])
        found = suspicious_of(way.unit, *YEAR)
        assert [(one.sign, one.answers, one.on) for one in found] == [(Sign.IDENTICAL, 6, TODAY)]

        group = (Sign.IDENTICAL, TODAY, Channel.KIOSK, way.pk)
        known = {"instrument": way.instrument, "at": MONDAY_9AM, "by": ratna}
        with pytest.raises(NoReason):
            void_suspicious(way.unit, *group, reason=" ", **known)  # type: ignore[arg-type]  # a plain dict of arguments
        n = void_suspicious(way.unit, *group, reason="Tablet dipakai anak", **known)  # type: ignore[arg-type]  # a plain dict of arguments

        assert n == 6
        assert moments_of(way.unit, *YEAR).n == 2
        assert Response.objects.count() == 8
        assert Response.objects.filter(void_reason="Tablet dipakai anak").count() == 6
        assert retally(way.unit, way.instrument, at=MONDAY_9AM) == 0
        with pytest.raises(NothingSuspicious):
            void_suspicious(way.unit, *group, reason="Lagi", **known)  # type: ignore[arg-type]  # a plain dict of arguments

    def test_an_answer_without_a_sign_cannot_be_taken_out(self, way: Way) -> None:
        answers_through(way, [dict.fromkeys(SKM_CODES, 1)] * 3)

        for sign in Sign:
            with pytest.raises(NothingSuspicious):
                void_suspicious(
                    way.unit,
                    sign,
                    TODAY,
                    Channel.KIOSK,
                    way.pk,
                    instrument=way.instrument,
                    reason="Terlalu rendah",
                    at=MONDAY_9AM,
                )


class TestConstraints:
    @pytest.mark.parametrize(
        ("name", "change"),
        [
            ("way_is_link_kiosk_assisted_or_typed", {"channel": "TICKET"}),
            ("way_closes_after_it_opened", {"closed_at": MONDAY_9AM - timedelta(days=1)}),
        ],
    )
    def test_an_impossible_way_is_refused(
        self, puskesmas: Unit, name: str, change: dict[str, object]
    ) -> None:
        a_way(puskesmas)

        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            Way.objects.update(**change)

    def test_an_answer_names_the_way_it_came(self, puskesmas: Unit) -> None:
        way = a_way(puskesmas)
        known = {"unit": puskesmas, "instrument": way.instrument, "answered_on": TODAY}

        for wrong in ({"channel": "KIOSK"}, {"channel": "TICKET", "way": way}):
            with pytest.raises(IntegrityError, match="names_it"), transaction.atomic():
                Response.objects.create(**known, **wrong, answers={})

    @pytest.mark.parametrize("change", [{"marks": ["QUICK"]}, {"texts": {"A": "b"}}, {"way": None}])
    def test_what_an_answer_brought_is_never_changed(
        self, puskesmas: Unit, change: dict[str, object]
    ) -> None:
        answers_through(a_way(puskesmas), [NINE])

        with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
            Response.objects.update(**change)

    def test_its_code_can_be_typed_from_a_poster(self, puskesmas: Unit) -> None:
        codes = {a_way(puskesmas).code for _way in range(20)}

        assert len(codes) == 20
        assert not set("".join(codes)) & set("0o1liOIL-_")

    def test_open_ways_come_first(self, puskesmas: Unit) -> None:
        closed, opened = close_way(a_way(puskesmas), at=MONDAY_9AM), a_way(puskesmas)
        answers_through(opened, [NINE])

        found = ways_of(puskesmas)

        assert [way.pk for way in found] == [opened.pk, closed.pk]
        assert found[0].answers == 1  # type: ignore[attr-defined]  # annotated


def _forged(true: str, other: Way, number: int, chance: random.Random) -> str:
    """Forge in five ways: a signature, a letter, the page of another way, chance, a replay."""
    text, signature = true.split("~")
    match number % 5:
        case 0:
            return f"{text}~{uuid4().hex}"
        case 1:
            place = chance.randrange(len(text))
            return f"{text[:place]}{chance.choice('!?*')}{text[place + 1 :]}~{signature}"
        case 2:
            return fresh_form(other, MONDAY_9AM)
        case 3:
            return "".join(chance.choices("abcdefghij.~-_0123456789", k=90))
        case _:
            return true

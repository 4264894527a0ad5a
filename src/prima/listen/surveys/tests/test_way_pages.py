"""The pages on which people answer, and those on which the staff open, ask, type and look."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import a_unit
from prima.listen.surveys.models import Instrument, Response, Way
from prima.listen.surveys.rules.codes import Channel
from prima.listen.surveys.rules.library import names, read_instrument, shipped_document, written
from prima.listen.surveys.testing import SKM_CODES, a_way, answers_through
from prima.promise.standards.models import Service

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("skm", "now")]

NINE = dict.fromkeys(SKM_CODES, "3")
WAYS = "/listen/%s/surveys/ways/"


@pytest.fixture
def way(service: Service) -> Way:
    return a_way(service.unit, channel=Channel.LINK, service=service)


@pytest.fixture
def ratnas(client: Client, ratna: Person) -> Client:
    client.force_login(ratna)
    return client


@pytest.fixture
def budis(budi: Person) -> Client:
    client = Client()
    client.force_login(budi)
    return client


def once(page: str) -> str:
    found = re.search(r'name="form" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def text(client: Client, address: str) -> str:
    page = client.get(address)
    assert page.status_code == 200
    return page.content.decode()


class TestWayPage:
    def test_asks_official_and_own_questions(self, client: Client, way: Way) -> None:
        page = text(client, f"/survey/at/{way.code}/")

        assert page.count('type="radio"') == 36 + 11 + 7 + 2
        assert "Gratis" in page
        assert "0 = Tidak mungkin" in page

    def test_keeps_one_answer_for_each_page(self, client: Client, way: Way) -> None:
        address = f"/survey/at/{way.code}/"
        given = NINE | {"RECOMMEND": "9", "form": once(text(client, address))}

        first, again = client.post(address, given), client.post(address, given)

        assert first["Location"] == f"/survey/at/{way.code}/thanks/"
        assert again.status_code == 409
        kept = Response.objects.get()
        assert kept.answers == dict.fromkeys(SKM_CODES, 3) | {
            "RECOMMEND": 9,
            "EFFORT": None,
            "RETURN": None,
        }
        assert kept.version_id is not None

    def test_says_beside_the_question_what_is_missing(self, client: Client, way: Way) -> None:
        address = f"/survey/at/{way.code}/"
        given = {code: "4" for code in SKM_CODES if code != "COST"}

        page = client.post(address, given | {"form": once(text(client, address)), "EFFORT": "99"})

        shown = page.content.decode()
        assert page.status_code == 422
        assert 'href="#id_COST_0"' in shown
        assert 'id="id_EFFORT_error"' in shown
        assert shown.count("checked") == 8
        assert not Response.objects.exists()

    def test_without_its_own_page_no_answer_is_taken(self, client: Client, way: Way) -> None:
        assert client.post(f"/survey/at/{way.code}/", NINE).status_code == 409

    def test_a_low_score_is_asked_why(self, client: Client, service: Service) -> None:
        way = a_way(service.unit, "pulse", Channel.LINK)
        address = f"/survey/at/{way.code}/"
        page = text(client, address)
        assert "surveys-follow surveys-follow--1 surveys-follow--2" in page

        client.post(address, {"OVERALL": "1", "OVERALL_WHY": "Lama", "form": once(page)})

        assert Response.objects.get().texts == {"OVERALL_WHY": "Lama"}

    def test_a_long_one_goes_page_by_page_and_back(self, client: Client, service: Service) -> None:
        way = a_way(service.unit, "servperf-22", Channel.LINK)
        address = f"/survey/at/{way.code}/"
        page, given = text(client, address), dict[str, str]()
        document = shipped_document("servperf-22")

        for number, section in enumerate(document.pages):
            given |= {item.code: "5" for item in section.items}
            form = {"form": once(page), "page": str(number), "move": "next"}
            short = {
                code: answer for code, answer in given.items() if code != section.items[0].code
            }
            assert client.post(address, short | form).status_code == 422
            if number == 1:
                back = client.post(address, short | form | {"move": "back"})
                assert back.content.decode().count("checked") == 4
            answer = client.post(address, given | form)
            page = answer.content.decode()

        assert answer.status_code == 302
        assert len(Response.objects.get().answers) == 22

    @pytest.mark.parametrize("page", ["-1", "99", "x", "1" * 99, "²"])
    def test_a_page_that_is_not_there_is_no_fault(
        self, client: Client, service: Service, page: str
    ) -> None:
        way = a_way(service.unit, "servperf-22", Channel.LINK)

        assert client.post(f"/survey/at/{way.code}/", {"page": page}).status_code == 422

    def test_a_closed_or_unknown_one_is_gone(self, ratnas: Client, way: Way) -> None:
        ratnas.post(f"/listen/{way.unit.slug}/surveys/ways/{way.code}/close")

        assert ratnas.get(f"/survey/at/{way.code}/").status_code == 410
        assert ratnas.get("/survey/at/nonsense/").status_code == 404

    def test_a_kiosk_shows_all_pages_at_once(self, client: Client, service: Service) -> None:
        way = a_way(service.unit, "servperf-22", Channel.KIOSK)

        assert text(client, f"/survey/at/{way.code}/").count('type="radio"') == 22 * 7

    def test_a_kiosk_can_be_installed_and_starts_again(
        self, client: Client, service: Service
    ) -> None:
        way = a_way(service.unit, channel=Channel.KIOSK)
        address = f"/survey/at/{way.code}/"

        page = text(client, address)
        manifest = client.get(f"{address}app.webmanifest").json()
        worker = client.get(f"{address}worker.js")

        assert "prima-kiosk" in page
        assert manifest["scope"] == manifest["start_url"] == address
        assert worker["Content-Type"].startswith("text/javascript")
        assert f'"{address}"' in worker.content.decode()
        assert f'data-kiosk-home="{address}"' in text(client, f"{address}thanks/")


class TestWaysPage:
    def test_a_way_is_opened_printed_and_closed(self, ratnas: Client, service: Service) -> None:
        home = f"/listen/{service.unit.slug}/surveys/ways/"
        skm = Instrument.objects.get()

        opened = ratnas.post(
            home,
            {"channel": "LINK", "instrument": skm.pk, "service": service.code, "name": "Pintu"},
        )
        way = Way.objects.get()

        assert opened["Location"] == f"{home}{way.code}/"
        assert f"/survey/at/{way.code}/" in text(ratnas, f"{home}{way.code}/")
        assert "<svg" in text(ratnas, f"{home}{way.code}/poster")
        assert "Pintu" in text(ratnas, home)
        assert ratnas.post(f"{home}{way.code}/close").status_code == 302
        assert ratnas.post(f"{home}{way.code}/close").status_code == 410

    def test_a_pulse_belongs_to_a_moment_of_its_service(
        self, ratnas: Client, service: Service
    ) -> None:
        home = f"/listen/{service.unit.slug}/surveys/ways/"
        found = re.search(rf'value="{service.code}:([^"]+)"', text(ratnas, home))
        assert found is not None
        given = {"channel": "LINK", "instrument": Instrument.objects.get().pk}
        moment = {"moment": f"{service.code}:{found[1]}"}

        assert ratnas.post(home, given | moment).status_code == 422
        assert ratnas.post(home, given | moment | {"service": service.code}).status_code == 302
        assert Way.objects.get().moment == found[1]

    def test_an_officer_looks_and_opens_nothing(
        self, budis: Client, way: Way, django_assert_max_num_queries: Callable[[int], object]
    ) -> None:
        home = f"/listen/{way.unit.slug}/surveys/ways/"
        with django_assert_max_num_queries(25):  # type: ignore[attr-defined]  # pytest-django's fixture
            page = text(budis, home)

        assert way.code in page
        assert budis.post(home, {}).status_code == 403
        assert budis.post(f"{home}{way.code}/close").status_code == 403

    def test_a_way_of_another_unit_is_not_there(self, ratnas: Client, way: Way) -> None:
        other = a_way(a_unit("Dinas Kependudukan"), channel=Channel.LINK)

        page = ratnas.get(f"/listen/{way.unit.slug}/surveys/ways/{other.code}/")

        assert page.status_code == 404


class TestOfficerPages:
    def test_an_officer_asks_and_is_a_code(self, budis: Client, service: Service) -> None:
        way = a_way(service.unit, channel=Channel.ASSISTED, service=service)
        address = f"/listen/{service.unit.slug}/surveys/ways/{way.code}/ask"
        given = NINE | {"form": once(text(budis, address)), "interviewer": " a1 "}

        missing = budis.post(address, given | {"interviewer": "Budi Santoso"})
        kept = budis.post(address, given, follow=True)

        assert missing.status_code == 422
        assert 'value="A1"' in kept.content.decode()
        assert Response.objects.get().interviewer == "A1"

    def test_paper_is_printed_and_typed_in(self, budis: Client, service: Service) -> None:
        way = a_way(service.unit, channel=Channel.TYPED)
        home = f"/listen/{service.unit.slug}/surveys/ways/{way.code}"
        paper = text(budis, f"{home}/paper")
        assert paper.count("☐") > 36
        assert "<svg" in paper
        given = {"form": once(text(budis, f"{home}/type")), "interviewer": "B2", "TIME": "4"}

        empty = budis.post(f"{home}/type", given | {"answered_on": "2026-03-02", "TIME": ""})
        tomorrow = budis.post(f"{home}/type", given | {"answered_on": "2999-01-01"})
        kept = budis.post(f"{home}/type", given | {"answered_on": "2026-03-02"})

        assert (empty.status_code, tomorrow.status_code) == (422, 422)
        assert kept["Location"].endswith("?kept=1&on=2026-03-02")
        row = Response.objects.get()
        assert row.answered_on.isoformat() == "2026-03-02"
        assert row.answers["TIME"] == 4
        assert row.answers["COST"] is None
        assert row.marks == []

    def test_only_the_staff_may(self, client: Client, service: Service) -> None:
        way = a_way(service.unit, channel=Channel.ASSISTED)

        page = client.get(f"/listen/{service.unit.slug}/surveys/ways/{way.code}/ask")

        assert page.status_code == 302
        assert "/accounts/login/" in page["Location"]
        assert client.get(f"/survey/at/{way.code}/").status_code == 404


class TestInstrumentPages:
    def test_every_shipped_one_can_be_looked_at_and_adopted(
        self, ratnas: Client, puskesmas: Unit
    ) -> None:
        home = f"/listen/{puskesmas.slug}/surveys/instruments/"
        assert "SERVQUAL" in text(ratnas, home)

        for name in names():
            assert 'type="radio"' in text(ratnas, f"{home}ours/{name}/")
        ratnas.post(f"{home}ours/servqual-22/adopt")

        assert Instrument.objects.filter(code="SERVQUAL", version="22").exists()
        assert "E_EQUIPMENT" in ratnas.get(f"{home}SERVQUAL/22.yaml").content.decode()
        assert text(ratnas, f"{home}SERVQUAL/22/").count('type="radio"') == 44 * 7
        assert ratnas.get(f"{home}ours/nothing/").status_code == 404
        assert ratnas.get(f"{home}NOTHING/1/").status_code == 404

    def test_a_unit_brings_in_its_own_after_looking_at_it(
        self, ratnas: Client, puskesmas: Unit
    ) -> None:
        address = f"/listen/{puskesmas.slug}/surveys/instruments/bring"
        own = written(shipped_document("pulse")).replace("code: PULSE", "code: OURS", 1)

        looked = ratnas.post(address, {"text": own, "move": "look"})
        wrong = ratnas.post(
            address, {"text": own.replace("scale: SATISFIED_5", "scale: STARS"), "move": "adopt"}
        )
        adopted = ratnas.post(address, {"text": own, "move": "adopt"})

        assert looked.status_code == 200
        assert looked.content.decode().count('type="radio"') == 5
        assert wrong.status_code == 422
        assert "STARS" in wrong.content.decode()
        assert adopted["Location"].endswith("/surveys/instruments/OURS/1/")
        assert "version: 1-a" in text(ratnas, address)

    def test_questions_are_added_moved_and_removed_in_a_table(
        self, ratnas: Client, puskesmas: Unit
    ) -> None:
        address = f"/listen/{puskesmas.slug}/surveys/instruments/bring"
        more = {"question_id": "Bersihkah?", "question_scale": "AGREE_5", "question_why": "on"}

        def pressed(move: str, own: str, **row: str) -> tuple[int, str]:
            page = ratnas.post(address, {"text": own, "move": move} | row)
            found = re.search(
                r"<textarea[^>]*name=\"text\"[^>]*>(.*?)</textarea>", page.text, re.DOTALL
            )
            assert found is not None
            return page.status_code, unescape(found[1]).strip()

        silent, own = pressed("add", written(shipped_document("pulse")))
        added, own = pressed("add", own, **more)
        moved, own = pressed("up:Q1", own)
        needed, _own = pressed("remove:OVERALL", own)
        gone, own = pressed("remove:Q1", own)
        unknown, _own = pressed("remove:Q9", own)

        assert (silent, added, moved, needed, gone, unknown) == (422, 200, 200, 422, 200, 422)
        assert read_instrument(own) == shipped_document("pulse")

    def test_an_answered_version_is_not_replaced(self, ratnas: Client, puskesmas: Unit) -> None:
        answers_through(a_way(puskesmas, "pulse"), [{"OVERALL": 3}])
        changed = written(shipped_document("pulse")).replace("Denyut", "Nadi")
        address = f"/listen/{puskesmas.slug}/surveys/instruments/bring"

        page = ratnas.post(address, {"text": changed, "move": "adopt"})

        assert page.status_code == 422
        assert "Nadi" in page.content.decode()

    def test_an_officer_adopts_nothing(self, budis: Client, puskesmas: Unit) -> None:
        home = f"/listen/{puskesmas.slug}/surveys/instruments/"

        assert budis.get(home).status_code == 200
        assert budis.get(f"{home}bring").status_code == 403
        assert budis.post(f"{home}ours/kano/adopt").status_code == 403

    def test_the_schema_is_published(self, budis: Client) -> None:
        page = budis.get("/listen/instrument.schema.json")

        assert page["Content-Type"] == "application/schema+json"
        assert page.json()["$id"] == "urn:prima:instrument:2"


class TestIntegrityPage:
    @pytest.fixture
    def helped(self, service: Service) -> Way:
        way = a_way(service.unit, "skm-2017", Channel.KIOSK, service=service)
        answers_through(way, [dict.fromkeys(SKM_CODES, 4) | {"TIME": 3, "COST": 3}] * 6)
        answers_through(way, [dict.fromkeys(SKM_CODES, n) for n in (1, 2, 3, 4, 3)])
        return way

    def test_shows_the_index_with_and_without(self, ratnas: Client, helped: Way) -> None:
        page = text(ratnas, f"/listen/{helped.unit.slug}/surveys/integrity/")

        assert "81,06" in page
        assert "65,00" in page

    def test_a_group_is_taken_out_with_a_reason(self, ratnas: Client, helped: Way) -> None:
        address = f"/listen/{helped.unit.slug}/surveys/integrity/"
        group = {"sign": "IDENTICAL", "on": "2026-03-02", "channel": "KIOSK", "way": helped.pk}

        silent = ratnas.post(address, group)
        voided = ratnas.post(address, group | {"reason": "Satu orang mengisi enam kali"})

        assert (silent.status_code, voided.status_code) == (422, 302)
        assert Response.objects.exclude(voided_on=None).count() == 6
        assert ratnas.post(address, group | {"reason": "Lagi"}).status_code == 409

    @pytest.mark.parametrize(
        "wrong", [{"sign": "UGLY"}, {"on": "x"}, {"channel": "FAX"}, {"way": "1; DROP"}]
    )
    def test_nonsense_takes_nothing_out(
        self, ratnas: Client, helped: Way, wrong: dict[str, str]
    ) -> None:
        group = {"sign": "IDENTICAL", "on": "2026-03-02", "channel": "KIOSK", "way": helped.pk}
        address = f"/listen/{helped.unit.slug}/surveys/integrity/"

        assert ratnas.post(address, group | {"reason": "x"} | wrong).status_code == 422
        assert not Response.objects.exclude(voided_on=None).exists()

    def test_an_officer_looks_and_takes_nothing_out(self, budis: Client, helped: Way) -> None:
        address = f"/listen/{helped.unit.slug}/surveys/integrity/"

        assert 'name="reason"' not in text(budis, address)
        assert budis.post(address, {}).status_code == 403


class TestCyclePage:
    def test_finds_the_moment_where_it_hurts(self, ratnas: Client, service: Service) -> None:
        address = f"/listen/{service.unit.slug}/surveys/cycle/{service.code}/"
        steps = re.findall(
            rf'value="{service.code}:([^"]+)"', text(ratnas, WAYS % service.unit.slug)
        )
        first, second, *_rest = steps
        good, bad = (
            a_way(service.unit, "pulse", Channel.LINK, service=service, moment=step)
            for step in (first, second)
        )
        answers_through(good, [{"OVERALL": 5}] * 5)
        answers_through(bad, [{"OVERALL": 2}] * 5)

        page = text(ratnas, address)

        assert page.count('class="surveys-cycle__spot ') == len(steps)
        assert page.count("surveys-cycle__spot--kept") == 1
        assert page.count("surveys-cycle__spot--broken") == 1
        assert "100%" in page
        assert "25%" in page

    def test_tells_nothing_of_four_people(self, ratnas: Client, service: Service) -> None:
        ways = text(ratnas, WAYS % service.unit.slug)
        found = re.search(rf'value="{service.code}:([^"]+)"', ways)
        assert found is not None
        way = a_way(service.unit, "pulse", Channel.LINK, service=service, moment=found[1])
        answers_through(way, [{"OVERALL": 1}] * 4)

        page = text(ratnas, f"/listen/{service.unit.slug}/surveys/cycle/{service.code}/")

        assert "surveys-cycle__spot--broken" not in page
        assert ratnas.get(f"/listen/{service.unit.slug}/surveys/cycle/none/").status_code == 404

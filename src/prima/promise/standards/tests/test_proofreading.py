"""Each family of rules by its own edges: what it finds, and what it must leave alone."""

from datetime import time

import pytest

from prima.promise.standards.rules.catalogue import catalogue
from prima.promise.standards.rules.commitments import Commitment, Limit, Redress
from prima.promise.standards.rules.document import (
    Channel,
    Fee,
    FeeLine,
    Product,
    Requirement,
    ServiceDocument,
)
from prima.promise.standards.rules.findings import (
    Finding,
    FindingCode,
    Severity,
    Surroundings,
    findings,
)
from prima.promise.standards.rules.proofreading.finding import (
    NO_SURROUNDINGS,
    SEVERITIES,
    Neighbour,
)
from prima.promise.standards.rules.proofreading.lists import FOLDER, word_list
from prima.promise.standards.rules.reading import read_document
from prima.promise.standards.tests.documents import SMALL, changed, with_change

WHOLE = read_document(SMALL)
WEEK = {day: ((time(8), time(12)), (time(13), time(15))) for day in range(5)}


def found(
    document: ServiceDocument, code: FindingCode, beside: Surroundings = NO_SURROUNDINGS
) -> list[Finding]:
    return [each for each in findings(document, beside) if each.code is code]


def saying(words: str) -> ServiceDocument:
    """Return the small document with a line of its service guarantee."""
    document: ServiceDocument = with_change(
        WHOLE, "standard", "manufacturing", service_guarantee=(words,)
    )
    return document


def asking(**given: object) -> ServiceDocument:
    """Return the small document with one more requirement, used by its first step."""
    requirement = Requirement.model_validate({"code": "baru", "kind": "DOCUMENT", **given})
    delivery = WHOLE.standard.delivery
    first, *rest = delivery.procedure
    used = first.model_copy(update={"requirements": (*first.requirements, "baru")})
    document: ServiceDocument = with_change(
        WHOLE,
        "standard",
        "delivery",
        requirements=(*delivery.requirements, requirement),
        procedure=(used, *rest),
    )
    return document


def promising(*commitments: Commitment) -> ServiceDocument:
    document: ServiceDocument = with_change(WHOLE, "standard", commitments=commitments)
    return document


def opening(said: str) -> ServiceDocument:
    document: ServiceDocument = with_change(WHOLE, "standard", opening=said)
    return document


class TestFindings:
    def test_come_with_the_gravest_first(self) -> None:
        worst = findings(ServiceDocument(service=WHOLE.service))

        order = [list(Severity).index(each.severity) for each in worst]
        assert order == sorted(order)

    def test_have_a_severity_each(self) -> None:
        assert set(SEVERITIES) == set(FindingCode)
        assert set(SEVERITIES.values()) == set(Severity)

    def test_say_the_same_thing_once(self) -> None:
        twice = saying("Kami melayani secepatnya dan secepatnya.")

        assert len(found(twice, FindingCode.VAGUE)) == 1


class TestLists:
    @pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.yaml")))
    def test_can_be_read_and_hold_something(self, name: str) -> None:
        listed = word_list(name)

        assert any(getattr(listed, field) for field in type(listed).model_fields)

    def test_do_not_send_people_from_one_hard_word_to_another(self) -> None:
        hard = {each.word for each in word_list("jargon").jargon}

        assert not hard & {each.instead for each in word_list("jargon").jargon}


class TestCompleteness:
    @pytest.mark.parametrize("words", ["-", "....", "TBD", "Diisi kemudian", "xxx", "Menyusul"])
    def test_a_placeholder_is_no_text(self, words: str) -> None:
        assert found(saying(words), FindingCode.PLACEHOLDER)

    @pytest.mark.parametrize(
        "words", ["Surat menyusul lewat pos.", "Kami melayani Anda...", "Formulir F-1.02"]
    )
    def test_an_ordinary_text_is_no_placeholder(self, words: str) -> None:
        assert not found(saying(words), FindingCode.PLACEHOLDER)

    @pytest.mark.parametrize(
        ("kind", "address", "reached"),
        [
            ("PHONE", "(0274) 555 123", True),
            ("PHONE", "Telepon kantor", False),
            ("WHATSAPP", "0812-3456-7890", True),
            ("EMAIL", "aduan@contoh.go.id", True),
            ("EMAIL", "surel Puskesmas", False),
            ("WEB", "contoh.go.id/aduan", True),
            ("WEB", "situs kami", False),
            ("BOX", "Kotak di dekat pintu", True),
        ],
    )
    def test_a_channel_can_be_reached(self, kind: str, address: str, reached: bool) -> None:  # noqa: FBT001 - a column of the table
        channels = [
            Channel.model_validate({"code": "saluran", "kind": kind, "address": address}),
            *WHOLE.standard.delivery.complaints.channels,  # type: ignore[union-attr]  # the small one has them
        ]
        document = with_change(WHOLE, "standard", "delivery", "complaints", channels=channels)

        assert bool(found(document, FindingCode.CHANNEL_UNREACHABLE)) is not reached

    def test_papers_left_for_days_need_a_receipt_and_others_none(self) -> None:
        days = read_document(
            changed(
                "completion: {value: 15, unit: MINUTES}",
                "completion: {value: 2, unit: WORKING_DAYS}",
            )
        )

        assert found(days, FindingCode.NO_PROOF_OF_RECEIPT)
        assert not found(WHOLE, FindingCode.NO_PROOF_OF_RECEIPT)

    def test_a_product_is_handed_over_with_a_proof(self) -> None:
        products = (Product(code="surat", name="Surat"),)

        document = with_change(WHOLE, "standard", "delivery", products=products)

        assert found(document, FindingCode.NO_PROOF_OF_HANDOVER)


class TestTimes:
    @pytest.mark.parametrize(
        "words",
        [
            "Selesai paling lama 3.",
            "Selesai dalam waktu 5 setelah berkas lengkap.",
            "Kami menjawab paling lambat 14 (empat belas).",
        ],
    )
    def test_a_deadline_needs_its_unit(self, words: str) -> None:
        assert found(saying(words), FindingCode.DEADLINE_WITHOUT_UNIT)

    @pytest.mark.parametrize(
        "words",
        [
            "Selesai paling lama 3 jam.",
            "Selesai paling lambat 3 (tiga) hari kerja.",
            "Kami menjawab paling lambat 3x24 jam.",
            "Maksimal 3 orang di ruang tunggu.",
            "Paling lama satu minggu.",
            "Untuk usia kurang dari 17 tahun.",
        ],
    )
    def test_what_has_a_unit_or_is_no_time_is_left_alone(self, words: str) -> None:
        assert not found(saying(words), FindingCode.DEADLINE_WITHOUT_UNIT)
        assert not found(saying(words), FindingCode.DAYS_UNCLEAR)

    @pytest.mark.parametrize("words", ["Paling lama 3 hari.", "Selesai dalam waktu tujuh hari"])
    def test_days_are_working_days_or_calendar_days(self, words: str) -> None:
        assert found(saying(words), FindingCode.DAYS_UNCLEAR)

    def test_a_complaint_is_answered_within_the_guideline(self) -> None:
        late = read_document(
            changed(
                "answer_within: {value: 5, unit: WORKING_DAYS}",
                "answer_within: {value: 15, unit: WORKING_DAYS}",
            )
        )

        assert found(late, FindingCode.ANSWER_TOO_LATE)
        assert found(late, FindingCode.ANSWER_PROMISES_DIFFER)
        assert not found(WHOLE, FindingCode.ANSWER_PROMISES_DIFFER)


class TestPapers:
    @pytest.mark.parametrize(
        "given",
        [
            {"text": "Fotokopi KTP"},
            {"text": "KTP-el", "copies": 1},
            {"text": "Salinan kartu keluarga"},
            {"text": "Foto copy akta kelahiran"},
            {"text": "Bukti lunas PBB tahun berjalan"},
        ],
    )
    def test_the_state_is_not_told_what_it_knows(self, given: dict[str, object]) -> None:
        assert found(asking(**given), FindingCode.STATE_HOLDS_DOCUMENT)

    @pytest.mark.parametrize(
        "given",
        [
            {"text": "KTP-el", "original": True},
            {"text": "Fotokopi ijazah"},
            {"text": "Surat pengantar RT"},
            {"text": "Fotokopi KTP", "kind": "CONDITION"},
        ],
    )
    def test_what_is_only_shown_or_not_held_may_be_asked(self, given: dict[str, object]) -> None:
        assert not found(asking(**given), FindingCode.STATE_HOLDS_DOCUMENT)

    def test_names_the_rule_behind_it(self) -> None:
        (finding,) = found(asking(text="Fotokopi NPWP"), FindingCode.STATE_HOLDS_DOCUMENT)

        assert finding.source == "Perpres 83/2021"

    def test_nothing_is_asked_twice_in_the_same_case(self) -> None:
        assert found(asking(text="ijazah TERAKHIR."), FindingCode.REQUIREMENT_TWICE)
        other_case = asking(text="Ijazah terakhir", needed_when="Jika hilang")
        assert not found(other_case, FindingCode.REQUIREMENT_TWICE)


class TestMoney:
    def with_fee(self, fee: Fee, **changes: object) -> ServiceDocument:
        document: ServiceDocument = with_change(WHOLE, "standard", "delivery", fee=fee, **changes)
        return document

    PRICE = FeeLine(code="umum", text="Umum", amount_rupiah=9000, legal_basis="Perda 3 Tahun 2024")

    def test_who_pays_must_know_how(self) -> None:
        assert found(self.with_fee(Fee(lines=(self.PRICE,))), FindingCode.PAYMENT_UNEXPLAINED)

    def test_a_step_costs_no_more_than_the_price_list(self) -> None:
        first, *rest = WHOLE.standard.delivery.procedure
        fee = Fee(lines=(self.PRICE,), how_to_pay=("Di kasir.",))
        for cost, expected in ((9000, 0), (9001, 1)):
            procedure = (first.model_copy(update={"cost_rupiah": cost}), *rest)
            document = self.with_fee(fee, procedure=procedure)
            assert len(found(document, FindingCode.FEE_OUTSIDE_PRICE_LIST)) == expected

    @pytest.mark.parametrize(
        ("words", "expected"),
        [("Meterai Rp10.000", 1), ("Biaya Rp 9.000", 0), ("Denda Rp 0", 0), ("Rp. 2500 saja", 1)],
    )
    def test_a_sentence_names_no_other_price(self, words: str, expected: int) -> None:
        fee = Fee(lines=(self.PRICE,), how_to_pay=(words,))

        document = self.with_fee(fee)

        assert len(found(document, FindingCode.FEE_OUTSIDE_PRICE_LIST)) == expected

    def test_what_the_unit_pays_as_redress_is_no_price(self) -> None:
        redress = Redress(text="Kami mengganti ongkos Rp 20.000.")
        commitment = WHOLE.standard.commitments[0].model_copy(update={"redress": redress})

        assert not found(promising(commitment), FindingCode.FEE_OUTSIDE_PRICE_LIST)


class TestPromises:
    def wait(self, code: str, minutes: int, share: int) -> Commitment:
        limit = Limit.model_validate({"value": minutes, "unit": "MINUTES"})
        return Commitment.model_validate(
            {"code": code, "measure": "WAIT", "limit": limit, "share_percent": share}
        )

    def test_two_steps_of_one_promise_may_stand_together(self) -> None:
        document = promising(self.wait("separuh", 10, 50), self.wait("hampir-semua", 30, 90))

        assert not found(document, FindingCode.COMMITMENTS_CONTRADICT)

    def test_a_weaker_promise_says_nothing_beside_a_stronger_one(self) -> None:
        document = promising(self.wait("kuat", 10, 90), self.wait("lemah", 30, 90))

        (finding,) = found(document, FindingCode.COMMITMENTS_CONTRADICT)
        assert finding.path[-1] == "lemah"

    @pytest.mark.parametrize(("share", "expected"), [(49, 1), (50, 0)])
    def test_is_for_at_least_half_of_the_people(self, share: int, expected: int) -> None:
        document = promising(self.wait("janji", 10, share))

        assert len(found(document, FindingCode.SHARE_TOO_LOW)) == expected

    def test_one_at_least_is_made_good(self) -> None:
        assert found(promising(self.wait("janji", 10, 90)), FindingCode.NO_REDRESS)
        assert not found(WHOLE, FindingCode.NO_REDRESS)


class TestWording:
    def test_says_the_plainer_word(self) -> None:
        (finding,) = found(saying("Berkas Anda kami Verifikasi dulu."), FindingCode.JARGON)

        assert (finding.quoted, finding.instead) == ("Verifikasi", "pemeriksaan")

    def test_leaves_words_alone_that_only_the_unit_reads(self) -> None:
        inside = with_change(
            WHOLE, "standard", "manufacturing", supervision=("Verifikasi secepatnya oleh UPTD.",)
        )

        assert findings(inside) == ()

    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            ("Datang ke UPTD.", 1),
            ("Datang ke unit pelaksana (UPTD). UPTD buka pagi.", 0),
            ("Bawa KTP-el dan KK.", 0),
            ("Isi formulir F-2.01.", 0),
        ],
    )
    def test_an_abbreviation_is_explained_once(self, words: str, expected: int) -> None:
        assert len(found(saying(words), FindingCode.ABBREVIATION_UNEXPLAINED)) == expected

    @pytest.mark.parametrize(("words", "expected"), [(25, 0), (26, 1)])
    def test_a_sentence_has_at_most_25_words(self, words: int, expected: int) -> None:
        document = saying(" ".join(["kata"] * words))

        assert len(found(document, FindingCode.SENTENCE_TOO_LONG)) == expected

    def test_capitals_shout(self) -> None:
        assert found(saying("DILARANG MASUK TANPA IZIN"), FindingCode.SHOUTING)
        assert not found(saying("Bawa KTP dan KK asli Anda."), FindingCode.SHOUTING)

    def test_a_text_for_lawyers_is_too_hard(self) -> None:
        law = (
            "Penyelenggara berkewajiban menyelenggarakan pelayanan sesuai dengan asas"
            " penyelenggaraan pelayanan serta mempertanggungjawabkan penyelenggaraannya"
            " berdasarkan ketentuan perundang-undangan"
        )

        assert found(saying(f"{law}. {law}"), FindingCode.TEXT_TOO_HARD) == []  # too short to say
        many = with_change(
            WHOLE,
            "standard",
            "manufacturing",
            service_guarantee=tuple(f"{law} nomor {number}" for number in range(9)),
        )
        assert found(many, FindingCode.TEXT_TOO_HARD)


class TestLaw:
    def resting_on(self, rule: str) -> ServiceDocument:
        document: ServiceDocument = with_change(
            WHOLE, "standard", "manufacturing", legal_basis=(rule,)
        )
        return document

    @pytest.mark.parametrize(
        "rule",
        [
            "Permenpan 36/2012",
            "PermenpanRB Nomor 16 Tahun 2014",
            "Undang-Undang Nomor 36 Tahun 2009 tentang Kesehatan",
            "KepmenPAN 25/2004",
        ],
    )
    def test_a_rule_is_in_force(self, rule: str) -> None:
        (finding,) = found(self.resting_on(rule), FindingCode.RULE_REPEALED)

        assert finding.instead

    @pytest.mark.parametrize(
        "rule",
        [
            "Peraturan Presiden Nomor 36 Tahun 2009",
            "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik",
            "Undang-Undang Nomor 17 Tahun 2023 tentang perubahan UU 36 Tahun 2009",
            "Peraturan Menteri PANRB Nomor 35 Tahun 2012",
        ],
    )
    def test_another_rule_with_the_same_number_is_another(self, rule: str) -> None:
        assert not found(self.resting_on(rule), FindingCode.RULE_REPEALED)

    def test_a_template_may_leave_the_local_rule_open_and_a_unit_may_not(self) -> None:
        local = self.resting_on("Perda setempat tentang retribusi")
        of_a_unit = Surroundings(is_a_template=False)

        assert not found(local, FindingCode.LOCAL_RULE_UNNAMED)
        assert found(local, FindingCode.LOCAL_RULE_UNNAMED, of_a_unit)
        assert not found(local, FindingCode.RULE_UNNUMBERED)


class TestPeople:
    @pytest.mark.parametrize(
        ("responsible", "expected"),
        [
            ("Budi Santoso, S.Sos.", 1),
            ("dr. Ratna Wulandari", 1),
            ("Kepala seksi, NIP 19870101", 1),
            ("Kepala seksi pelayanan", 0),
            ("Dokter gigi", 0),
            ("Penanggung jawab layanan, bidan", 0),
        ],
    )
    def test_an_office_is_named_and_no_person(self, responsible: str, expected: int) -> None:
        document = with_change(WHOLE, "service", responsible=responsible)

        assert len(found(document, FindingCode.NAMES_A_PERSON)) == expected

    def test_everybody_who_works_here_is_able(self) -> None:
        document = read_document(changed("{role: Petugas, count: 2}", "{role: Dokter, count: 2}"))

        assert found(document, FindingCode.STAFF_WITHOUT_COMPETENCE)


class TestHours:
    BESIDE = Surroundings(hours=WEEK)

    @pytest.mark.parametrize(
        "said",
        [
            "Senin-Jumat 08.00-15.00",
            "Senin s.d. Kamis pukul 08:00 s.d. 12:00, Jumat 08.00-11.00",
            "Setiap Selasa dan Kamis pukul 09.00 sampai 11.00",
            "Senin-Kamis 08.00-12.00 dan 13.00-15.00, Jum'at 08.00-11.00, Sabtu-Minggu tutup",
            "Pada hari yang tertera di papan jadwal, sampai pukul 11.00.",
        ],
    )
    def test_fit_the_unit(self, said: str) -> None:
        assert findings(opening(said), self.BESIDE) == ()

    @pytest.mark.parametrize(
        "said",
        [
            "Sabtu 08.00-11.00",
            "Senin-Jumat 07.00-12.00",
            "Setiap hari 08.00-12.00",
            "Kamis-Minggu 08.00-12.00",
        ],
    )
    def test_lie_within_those_of_the_unit(self, said: str) -> None:
        assert found(opening(said), FindingCode.OPENING_OUTSIDE_UNIT_HOURS, self.BESIDE)
        assert not found(opening(said), FindingCode.OPENING_OUTSIDE_UNIT_HOURS)

    @pytest.mark.parametrize(
        "said",
        [
            "Senin 12.00-08.00",
            "Senin 08.00-25.00",
            "Senin-Jumat 08.00-12.00, Rabu 13.00-14.00",
        ],
    )
    def test_do_not_contradict_themselves(self, said: str) -> None:
        assert found(opening(said), FindingCode.OPENING_CONTRADICTS_ITSELF)

    @pytest.mark.parametrize("said", ["Setiap hari kerja", "Pada jam kerja", "Senin sampai Jumat"])
    def test_have_a_time(self, said: str) -> None:
        assert found(opening(said), FindingCode.OPENING_UNCLEAR)


class TestGrowth:
    def test_fewer_is_better_than_before_and_elsewhere(self) -> None:
        small, large = WHOLE, asking(text="Pas foto")
        others = tuple(Neighbour("Unit lain", each) for each in (small, small, large))

        more = findings(large, Surroundings(before=small, elsewhere=others))

        assert {(each.code, each.counted, each.compared) for each in more} == {
            (FindingCode.MORE_DOCUMENTS_THAN_BEFORE, 3, 2),
            (FindingCode.MORE_DOCUMENTS_THAN_ELSEWHERE, 3, 2),
        }
        assert findings(small, Surroundings(before=large, elsewhere=others)) == ()

    @pytest.mark.parametrize("code", sorted(catalogue()))
    def test_nothing_has_grown_beside_itself(self, code: str) -> None:
        document = catalogue()[code]
        beside = Surroundings(document, (Neighbour("Unit lain", document),))

        assert findings(document, beside) == ()

"""What an instrument may be, and what somebody's answers to it are. No database."""

from typing import Any

import pytest
import yaml

from prima.listen.surveys.rules import library, schema
from prima.listen.surveys.rules.answering import Fault, given_to
from prima.listen.surveys.rules.documents import Document
from prima.listen.surveys.rules.indexing import Method
from prima.listen.surveys.rules.library import (
    UnreadableInstrument,
    read_instrument,
    shipped_document,
    written,
)

QUESTIONS = {
    "skm-2017": 9,
    "ikm-2004": 14,
    "skm-2014": 9,
    "servqual-22": 44,
    "servperf-22": 22,
    "spkp": 8,
    "spak": 5,
    "five-plus-one": 6,
    "gaspersz-10": 10,
    "servqual-10": 10,
    "puskesmas-11": 11,
    "staff": 11,
    "kano": 12,
    "expectations": 9,
    "loyalty": 4,
    "pulse": 1,
    "skm-plus": 12,
}
SMALL: dict[str, Any] = {
    "format": 2,
    "code": "OWN",
    "version": "1",
    "source": "Puskesmas Melati",
    "title": "Punya kami",
    "sections": [
        {
            "code": "ONE",
            "title": "Satu",
            "items": [
                {"code": "CLEAN", "scale": "AGREE_5", "question": "Bersihkah?"},
                {"code": "AGAIN", "scale": "YES_NO", "question": "Kembali?"},
            ],
        }
    ],
}


def small(**change: object) -> str:
    return yaml.safe_dump(SMALL | change)


def item(**change: object) -> list[dict[str, Any]]:
    first, second = SMALL["sections"][0]["items"]
    return [SMALL["sections"][0] | {"items": [first, second | change]}]


def an_index(method: str, *items: str, **more: object) -> list[dict[str, Any]]:
    part = {"code": "PART", "name": "Bagian", "items": list(items)}
    return [{"code": "IDX", "name": "Indeks", "method": method, "dimensions": [part], **more}]


class TestShippedInstruments:
    @pytest.mark.parametrize("name", library.names())
    def test_asks_what_its_source_asks(self, name: str) -> None:
        document = shipped_document(name)

        asked = [one for one in document.questions if one.item.show_if is None]

        assert len(asked) == QUESTIONS[name]

    @pytest.mark.parametrize("name", library.names())
    def test_is_written_and_read_back_whole(self, name: str) -> None:
        document = shipped_document(name)

        assert read_instrument(written(document)) == document

    @pytest.mark.parametrize("name", library.names())
    def test_speaks_both_languages(self, name: str) -> None:
        for asked in shipped_document(name).questions:
            words = dict(asked.scale.words("id"))

            assert asked.item.question.en
            assert asked.item.question.by("en") != asked.item.question.by("id")
            assert len(words) == len(asked.scale.answers)

    def test_servqual_asks_each_thing_twice(self) -> None:
        document = shipped_document("servqual-22")
        gap = next(index for index in document.indices if index.method is Method.GAP)

        pairs = gap.asked_in(document.questions)

        assert len(pairs) == 22
        assert [len(part.items) for part in gap.dimensions] == [4, 5, 4, 4, 5]
        assert {tuple(one.item.facet for one in pair) for pair in pairs.values()} == {
            ("EXPECTATION", "PERCEPTION")
        }

    def test_one_answer_counts_in_several_indices(self) -> None:
        document = shipped_document("skm-plus")

        by_index = {index.code: set(index.banked) for index in document.indices}

        assert document.official is not None
        assert by_index["SERVQUAL_FIVE"] == set(document.official.codes)
        assert by_index["NPS"] == {"RECOMMEND"}


class TestReadInstrument:
    def test_reads_a_small_one_in_indonesian_only(self) -> None:
        document = read_instrument(small())

        assert document.title.by("en") == "Punya kami"
        assert document.wording == "OURS"

    def test_adds_own_questions_to_the_official_ones(self) -> None:
        document = read_instrument(small(official="skm-2017"))

        assert [page.code for page in document.pages] == ["OFFICIAL", "ONE"]
        assert len(document.questions) == 11

    @pytest.mark.parametrize(
        ("change", "words"),
        [
            ({"version": "Dua Ribu"}, "version"),
            ({"official": "skm-1999"}, "official questionnaires are"),
            ({"official": "skm-2017", "sections": item(code="TIME")}, "one question only"),
            ({"sections": item(code="CLEAN")}, "one question only"),
            ({"sections": item(scale="STARS")}, "no scale STARS"),
            ({"sections": item(colour="red")}, "colour"),
            ({"sections": item(why={"at_most": 2})}, "follows a low answer"),
            ({"sections": item(show_if={"item": "LATER", "answers": [1]})}, "not asked before"),
            ({"sections": item(show_if={"item": "CLEAN", "answers": [9]})}, "cannot have"),
            ({"sections": []}, "asks 1 to 120"),
            ({"indices": an_index("MEAN", "GONE")}, "GONE needs one question"),
            ({"indices": an_index("MEAN", "AGAIN")}, "answers that MEAN cannot use"),
            ({"indices": an_index("NPS", "CLEAN")}, "0 to 10"),
            ({"indices": an_index("GAP", "CLEAN")}, "EXPECTATION and PERCEPTION"),
            ({"indices": an_index("KANO", "AGAIN")}, "FUNCTIONAL and DYSFUNCTIONAL"),
            ({"indices": an_index("SHARE", "AGAIN")}, "hits"),
            ({"indices": an_index("SHARE", "AGAIN", hits=["MAYBE"])}, "hits"),
            ({"scales": {"ONE": {"kind": "POINTS", "lowest": 1, "highest": 1}}}, "2 to 11"),
            ({"scales": {"TWO": {"kind": "POINTS", "labels": ["a", "b"]}}}, "one label for each"),
            ({"scales": {"SIX": {"kind": "CHOICE"}}}, "two choices or more"),
        ],
    )
    def test_says_what_is_wrong(self, change: dict[str, Any], words: str) -> None:
        with pytest.raises(UnreadableInstrument) as refused:
            read_instrument(small(**change))

        assert words in str(refused.value)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "- a\n- b",
            "a: [",
            "\x00",
            "1: 2",
            "a: &a [x]\nb: [*a, *a]",
            "[" * 5000,
            "!!python/object/apply:os.system ['true']",
            "x" * 200_001,
            "format: 2\nofficial: [[[[1]]]]",
            "d: 9999-99-99",
        ],
    )
    def test_refuses_nonsense_and_traps(self, text: str) -> None:
        with pytest.raises(UnreadableInstrument):
            read_instrument(text)

    def test_the_published_schema_is_the_one_of_the_code(self) -> None:
        assert schema.PUBLISHED.read_text(encoding="utf-8") == schema.published_schema()


class TestGivenAnswers:
    @pytest.fixture
    def loyalty(self) -> Document:
        return shipped_document("loyalty")

    def test_keeps_numbers_codes_and_words_apart(self, loyalty: Document) -> None:
        raw = {"RECOMMEND": "3", "RECOMMEND_WHY": "Jauh", "EFFORT": "7"}

        given = given_to(loyalty, raw | {"RETURN": "NO", "TOLD_OTHERS": "YES"})

        assert given.answers["RECOMMEND"] == 3
        assert given.answers["RETURN"] == "NO"
        assert given.texts == {"RECOMMEND_WHY": "Jauh"}
        assert given.faults == {}

    def test_leaves_out_what_was_not_to_be_asked(self, loyalty: Document) -> None:
        raw = {"RECOMMEND": "9", "RECOMMEND_WHY": "Bagus", "RETURN_INSTEAD": "Klinik"}

        given = given_to(loyalty, raw | {"EFFORT": "7", "RETURN": "YES", "TOLD_OTHERS": "YES"})

        assert given.texts == {}

    @pytest.mark.parametrize(
        ("raw", "fault"),
        [
            ({}, Fault.MISSING),
            ({"RECOMMEND": ""}, Fault.MISSING),
            ({"RECOMMEND": "11"}, Fault.IMPOSSIBLE),
            ({"RECOMMEND": True}, Fault.IMPOSSIBLE),
            ({"RECOMMEND": [1]}, Fault.IMPOSSIBLE),
            ({"RECOMMEND": "1" * 9999}, Fault.IMPOSSIBLE),
        ],
    )
    def test_names_what_is_missing_or_cannot_be(
        self, loyalty: Document, raw: dict[str, object], fault: Fault
    ) -> None:
        assert given_to(loyalty, raw).faults["RECOMMEND"] is fault

    def test_of_paper_every_answer_may_be_blank(self, loyalty: Document) -> None:
        given = given_to(loyalty, {}, whole=False)

        assert given.faults == {}
        assert given.is_empty

    def test_words_have_an_end(self, loyalty: Document) -> None:
        raw = {"RECOMMEND": "1", "RECOMMEND_WHY": "x" * 501}

        assert given_to(loyalty, raw).faults["RECOMMEND_WHY"] is Fault.TOO_LONG

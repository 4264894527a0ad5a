"""What is said about a text that is no document, and what a scalar is read as."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prima.promise.standards.rules.document import ServiceDocument
from prima.promise.standards.rules.plain_yaml import LARGEST_BYTES, plain_text
from prima.promise.standards.rules.problems import (
    Expected,
    Problem,
    ProblemCode,
    UnreadableDocument,
)
from prima.promise.standards.rules.reading import MOST_PROBLEMS, read_document
from prima.promise.standards.tests.documents import SMALL, changed, line_of, problems_of


def outcome_of(text: str) -> ServiceDocument | tuple[Problem, ...]:
    try:
        return read_document(text)
    except UnreadableDocument as refused:
        return refused.problems


class TestWholeText:
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("", ProblemCode.EMPTY),
            ("# hanya catatan\n", ProblemCode.EMPTY),
            ("---\n", ProblemCode.EMPTY),
            ("service: [", ProblemCode.NOT_YAML),
            ("service: 'tak tertutup", ProblemCode.NOT_YAML),
            ("a: b: c", ProblemCode.NOT_YAML),
            ("service:\n\tcode: ktp\n", ProblemCode.TAB),
            ("service: &a {code: x}\n", ProblemCode.ALIAS),
            ("service: *a\n", ProblemCode.ALIAS),
            ("service: !!python/object/apply:os.system [ls]\n", ProblemCode.TAG),
            ("!!binary x: y\n", ProblemCode.KEY_NOT_TEXT),
            ("? [a, b]\n: c\n", ProblemCode.KEY_NOT_TEXT),
            ("service: 1\nservice: 2\n", ProblemCode.DUPLICATE_KEY),
            ("service: 1\n---\nservice: 2\n", ProblemCode.SEVERAL_DOCUMENTS),
            ("service: " + "[" * 20 + "]" * 20, ProblemCode.TOO_DEEP),
            ("service: \x07", ProblemCode.STRANGE_CHARACTER),
            (b"service: \xff\xfe", ProblemCode.NOT_UTF8),
            ("service: \ud800", ProblemCode.NOT_UTF8),
            ("#" * (LARGEST_BYTES + 1), ProblemCode.TOO_BIG),
            ("é" * (LARGEST_BYTES // 2 + 1), ProblemCode.TOO_BIG),
        ],
    )
    def test_says_what_stopped_it(self, text: str | bytes, code: ProblemCode) -> None:
        assert [problem.code for problem in problems_of(text)] == [code]

    @pytest.mark.parametrize("text", ["- a\n- b\n", "halo", "42", "true"])
    def test_refuses_what_has_no_fields(self, text: str) -> None:
        (problem,) = problems_of(text)

        assert (problem.code, problem.expected) == (ProblemCode.WRONG_KIND, Expected.FIELDS)

    def test_names_the_line_that_stopped_it(self) -> None:
        text = changed("  name: Kartu", "\tname: Kartu")

        (problem,) = problems_of(text)

        assert problem.line == line_of(text, "\tname: Kartu")
        assert problem.given == "name: Kartu pencari kerja"

    def test_names_the_second_of_two_equal_keys(self) -> None:
        text = changed("  purpose:", "  code: lain\n  purpose:")

        (problem,) = problems_of(text)

        assert problem.path == ("service", "code")
        assert problem.line == line_of(text, "code: lain")

    @pytest.mark.parametrize(
        "hostile",
        [
            "[" * 250_000,
            "{a: " * 60_000,
            "- " * 120_000,
            "? " * 120_000,
            "[" + "a," * 120_000,
            "a: &a [x]\nb: [" + "*a," * 80_000,
            "\n".join(f"k{index}: v" for index in range(20_000)),
            "service:\n" + "\n".join(f"  name{index}: v" for index in range(15_000)),
            "'" * 250_001,
            "9" * 250_000,
            "service: {code: " + "9" * 250_000 + "}",
        ],
        ids=lambda text: text[:12],
    )
    def test_gives_up_quickly_on_a_hostile_text(self, hostile: str) -> None:
        started = time.process_time()

        problems = problems_of(hostile)

        assert time.process_time() - started < 10
        assert 0 < len(problems) <= MOST_PROBLEMS
        assert all(len(str(problem)) < 1_000 for problem in problems)


class TestScalars:
    @pytest.mark.parametrize(
        ("written", "value"),
        [
            ("no", "no"),
            ("Yes", "Yes"),
            ("10:30", "10:30"),
            ("0812", "0812"),
            ("1.50", "1.50"),
            ("1e3", "1e3"),
            ("2026-11-20", "2026-11-20"),
            ("0x1F", "0x1F"),
            ("15", 15),
            ("-3", -3),
            ("'15'", "15"),
            ("true", True),
            ("'true'", "true"),
            ("~", None),
            ("null", None),
            ('"\\ud83d\\ude00"', "😀"),
        ],
    )
    def test_keeps_words_and_times_as_they_were_written(self, written: str, value: object) -> None:
        assert plain_text(f"a: {written}\n").value == {"a": value}

    def test_leaves_out_known_fields_with_nothing_behind_them(self) -> None:
        blank = changed("    fee: {free: true}", "    fee:\n    proof_of_receipt: null")

        assert read_document(blank).standard.delivery.fee is None

    def test_an_unknown_field_with_nothing_behind_it_is_still_unknown(self) -> None:
        (problem,) = problems_of(changed("  pattern:", "  patern:\n  pattern:"))

        assert (problem.code, problem.suggestion) == (ProblemCode.UNKNOWN_FIELD, "pattern")

    def test_reads_a_file_with_a_byte_order_mark(self) -> None:
        assert read_document(SMALL.encode("utf-8-sig")) == read_document(SMALL)

    def test_reads_json_as_windows_editors_save_it(self) -> None:
        plain = read_document(SMALL).model_dump(mode="json")

        saved = json.dumps(plain, indent="\t").replace("\n", "\r\n").encode("utf-8-sig")

        assert read_document(saved) == read_document(SMALL)

    def test_reads_windows_line_ends(self) -> None:
        assert read_document(SMALL.replace("\n", "\r\n")) == read_document(SMALL)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["service", "standard", "delivery", "fee", "code", "commitments", "x"]),
            inner,
            max_size=4,
        )
    ),
)


class TestAnyText:
    @given(st.text() | st.binary())
    def test_is_a_document_or_is_refused(self, text: str | bytes) -> None:
        assert problems_of(text)

    @given(st.integers(0, len(SMALL)), st.text(max_size=3), st.integers(0, 30))
    def test_a_damaged_document_is_read_or_refused(self, at: int, put: str, cut: int) -> None:
        assert outcome_of(SMALL[:at] + put + SMALL[at + cut :])

    @given(values)
    def test_any_shape_of_values_is_refused(self, value: object) -> None:
        assert problems_of(json.dumps({"service": value}))

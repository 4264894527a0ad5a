"""What is said about a field that is wrong: where, what was expected, what was meant."""

import pytest

from prima.promise.standards.rules.problems import (
    ProblemCode,
    UnreadableDocument,
)
from prima.promise.standards.rules.reading import MOST_PROBLEMS, read_document
from prima.promise.standards.tests.documents import SMALL, changed, line_of, problems_of


class TestFields:
    @pytest.mark.parametrize(
        ("old", "new", "expected"),
        [
            (
                "  purpose:",
                "  purpos:",
                [
                    (ProblemCode.MISSING_FIELD, ("service", "purpose"), "", ""),
                    (ProblemCode.UNKNOWN_FIELD, ("service", "purpos"), "", "purpose"),
                ],
            ),
            (
                "nature: CORE",
                "nature: core",
                [
                    (
                        ProblemCode.NOT_ALLOWED,
                        ("service", "nature"),
                        "CORE, FACILITATING, SUPPORTING",
                        "CORE",
                    )
                ],
            ),
            (
                "unit: WORKING_DAYS",
                "unit: working day",
                [
                    (
                        ProblemCode.NOT_ALLOWED,
                        ("standard", "delivery", "complaints", "answer_within", "unit"),
                        "MINUTES, WORKING_HOURS, WORKING_DAYS, CALENDAR_DAYS",
                        "WORKING_DAYS",
                    )
                ],
            ),
            (
                "  name: Kartu",
                "  name: 2024 #",
                [(ProblemCode.WRONG_KIND, ("service", "name"), "TEXT", '"2024"')],
            ),
            (
                "  name: Kartu",
                "  name: true #",
                [(ProblemCode.WRONG_KIND, ("service", "name"), "TEXT", '"true"')],
            ),
            (
                "name: Kartu pencari kerja",
                "name: ''",
                [(ProblemCode.TOO_SHORT, ("service", "name"), "1", "")],
            ),
            (
                "name: Kartu pencari kerja",
                "name: " + "k" * 121,
                [(ProblemCode.TOO_LONG, ("service", "name"), "120", "")],
            ),
            (
                "code: kartu-pencari-kerja",
                "code: Kartu Pencari Kerja!",
                [(ProblemCode.NOT_A_CODE, ("service", "code"), "", "kartu-pencari-kerja")],
            ),
            (
                "  pattern: FUNCTIONAL",
                "  pattern: FUNCTIONAL\n  queue_letter: b",
                [(ProblemCode.NOT_A_CODE, ("service", "queue_letter"), "", "B")],
            ),
            (
                "name: Kartu pencari kerja",
                'name: "a\\u202eb"',
                [(ProblemCode.STRANGE_CHARACTER, ("service", "name"), "", "")],
            ),
            (
                "share_percent: 90",
                "share_percent: 0",
                [
                    (
                        ProblemCode.TOO_SMALL,
                        ("standard", "commitments", 0, "share_percent"),
                        "1",
                        "",
                    )
                ],
            ),
            (
                "count: 2",
                "count: " + "9" * 5_000,
                [
                    (
                        ProblemCode.TOO_LARGE,
                        ("standard", "manufacturing", "staff", 0, "count"),
                        "10000",
                        "",
                    )
                ],
            ),
            (
                "count: 2",
                "count: dua",
                [
                    (
                        ProblemCode.WRONG_KIND,
                        ("standard", "manufacturing", "staff", 0, "count"),
                        "WHOLE_NUMBER",
                        "",
                    )
                ],
            ),
            (
                "free: true",
                "free: ya",
                [
                    (
                        ProblemCode.WRONG_KIND,
                        ("standard", "delivery", "fee", "free"),
                        "YES_OR_NO",
                        "",
                    )
                ],
            ),
            (
                "facilities: [Ruang tunggu]",
                "facilities: Ruang tunggu",
                [
                    (
                        ProblemCode.WRONG_KIND,
                        ("standard", "manufacturing", "facilities"),
                        "LIST",
                        "",
                    )
                ],
            ),
            (
                "fee: {free: true}",
                "fee: gratis",
                [(ProblemCode.WRONG_KIND, ("standard", "delivery", "fee"), "FIELDS", "")],
            ),
            (
                "facilities: [Ruang tunggu]",
                "facilities: [" + ", ".join(f"a{index}" for index in range(61)) + "]",
                [
                    (
                        ProblemCode.TOO_MANY,
                        ("standard", "manufacturing", "facilities"),
                        "60",
                        "",
                    )
                ],
            ),
            (
                "service:",
                "format: 2\nservice:",
                [(ProblemCode.NOT_ALLOWED, ("format",), "1", "")],
            ),
        ],
        ids=lambda value: value[:24] if isinstance(value, str) else None,
    )
    def test_says_what_is_wrong_and_what_was_meant(
        self,
        old: str,
        new: str,
        expected: list[tuple[ProblemCode, tuple[str | int, ...], str, str]],
    ) -> None:
        found = problems_of(changed(old, new))

        assert [
            (problem.code, problem.path, problem.expected, problem.suggestion) for problem in found
        ] == expected

    def test_names_the_line_of_each_problem(self) -> None:
        text = changed("actor: OFFICER", "actor: ROBOT").replace("count: 2", "count: dua")

        assert [(problem.line, problem.given) for problem in problems_of(text)] == [
            (line_of(text, "ROBOT"), "ROBOT"),
            (line_of(text, "count: dua"), "dua"),
        ]

    def test_tells_the_problems_in_the_order_of_the_text(self) -> None:
        service = SMALL[: SMALL.index("standard:")].replace("nature: CORE", "nature: CARE")

        found = problems_of(f"standard: {{opening: 5}}\n{service}")

        assert [problem.path[0] for problem in found] == ["standard", "service"]

    def test_names_the_line_of_the_part_that_lacks_a_field(self) -> None:
        text = changed("      text: Petugas mencetak kartu.\n", "")

        (problem,) = problems_of(text)

        assert problem.path == ("standard", "delivery", "procedure", 1, "text")
        assert problem.line == line_of(text, "- code: cetak")

    def test_names_both_places_of_a_contradiction(self) -> None:
        text = changed("[ktp, ijazah]", "[ktp, ijasah]")

        (problem,) = problems_of(text)

        assert problem.code is ProblemCode.UNKNOWN_REQUIREMENT
        assert problem.path == ("standard", "delivery", "procedure", 0, "requirements", 1)
        assert (problem.given, problem.suggestion) == ("ijasah", "ijazah")
        assert problem.line == line_of(text, "ijasah")

    def test_a_code_that_stands_twice_is_named_where_it_stands_again(self) -> None:
        text = changed("code: cetak", "code: serahkan")

        (problem,) = problems_of(text)

        assert problem.code is ProblemCode.DUPLICATE_CODE
        assert problem.path == ("standard", "delivery", "procedure", 1, "code")

    def test_shows_that_there_is_something_that_cannot_be_seen(self) -> None:
        (problem,) = problems_of(changed("name: Kartu pencari", 'name: "a\\u202eb\\nc" #'))

        assert problem.given == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c"

    def test_says_it_in_one_line_too(self) -> None:
        with pytest.raises(UnreadableDocument) as refused:
            read_document(changed("nature: CORE", "nature: CARE"))

        assert str(refused.value) == (
            "line 6, service.nature, NOT_ALLOWED, given CARE, "
            "expected CORE, FACILITATING, SUPPORTING, did you mean CORE?"
        )

    def test_says_at_most_a_hundred_things(self) -> None:
        extra = "\n".join(f"  lain{index}: x" for index in range(300))

        assert len(problems_of(changed("service:", f"service:\n{extra}"))) == MOST_PROBLEMS

"""Better, faster, newer, cheaper, simpler: each computed from two documents."""

from fractions import Fraction

import pytest

from prima.promise.standards import labels
from prima.promise.standards.rules.burden import burden, visits
from prima.promise.standards.rules.catalogue import catalogue
from prima.promise.standards.rules.comparing import (
    ASPECTS,
    Aspect,
    Comparative,
    Compared,
    Verdict,
    compared,
)
from prima.promise.standards.rules.document import ServiceDocument, Step
from prima.promise.standards.rules.durations import Duration
from prima.promise.standards.rules.reading import read_document
from prima.promise.standards.tests.documents import SMALL, changed

WHOLE = read_document(SMALL)
FREE = "fee: {free: true}"
COSTS = (
    "fee: {lines: [{code: a, text: A, amount_rupiah: %s}, {code: b, text: B, amount_rupiah: %s}]}"
)


def verdicts(old: ServiceDocument, new: ServiceDocument) -> dict[Comparative, Verdict]:
    return {each.comparative: each.verdict for each in compared(old, new)}


def changing(*changes: tuple[str, str]) -> ServiceDocument:
    text = SMALL
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return read_document(text)


class TestCompared:
    def test_is_the_same_as_itself(self) -> None:
        assert set(verdicts(WHOLE, WHOLE).values()) == {Verdict.SAME}

    @pytest.mark.parametrize(
        ("comparative", "old", "new"),
        [
            (Comparative.BETTER, "share_percent: 90", "share_percent: 95"),
            (Comparative.BETTER, "answer_within: {value: 5,", "answer_within: {value: 3,"),
            (Comparative.FASTER, "completion: {value: 15,", "completion: {value: 14,"),
            (Comparative.NEWER, "kind: COUNTER", "kind: PHONE"),
            (Comparative.CHEAPER, COSTS % (5000, 9000), COSTS % (5000, 8000)),
            (Comparative.CHEAPER, COSTS % (5000, 9000), COSTS % (0, 9000)),
            (
                Comparative.SIMPLER,
                "text: KTP-el\n      kind: DOCUMENT",
                "text: KTP-el\n      kind: CONDITION",
            ),
        ],
    )
    def test_gains_in_one_direction_and_loses_in_the_other(
        self, comparative: Comparative, old: str, new: str
    ) -> None:
        text = SMALL.replace(FREE, old) if old.startswith("fee") else SMALL
        assert old in text
        before, after = read_document(text), read_document(text.replace(old, new, 1))

        if comparative is Comparative.NEWER:  # one channel came and another went
            assert verdicts(before, after)[comparative] is Verdict.MIXED
            return
        assert verdicts(before, after)[comparative] is Verdict.YES
        assert verdicts(after, before)[comparative] is Verdict.NO
        others = {each for each in Comparative if each is not comparative}
        assert {verdicts(before, after)[each] for each in others} == {Verdict.SAME}

    def test_is_mixed_when_people_gain_here_and_lose_there(self) -> None:
        cheaper_for_some = changing((FREE, COSTS % (0, 9000)))
        cheaper_for_others = changing((FREE, COSTS % (2000, 5000)))

        assert verdicts(cheaper_for_some, cheaper_for_others)[Comparative.CHEAPER] is Verdict.MIXED

    def test_does_not_judge_what_one_side_does_not_say(self) -> None:
        silent = changing(("    completion: {value: 15, unit: MINUTES}\n", ""))

        assert verdicts(silent, WHOLE)[Comparative.FASTER] is Verdict.SAME

    def test_a_reworded_line_is_no_news(self) -> None:
        reworded = changing(("dilayani lebih dulu", "kami layani lebih dulu"))

        assert verdicts(WHOLE, reworded)[Comparative.NEWER] is Verdict.SAME

    def test_a_new_product_is(self) -> None:
        more = changing(
            ("    - code: kartu\n", "    - {code: surat, name: Surat}\n    - code: kartu\n")
        )

        assert verdicts(WHOLE, more)[Comparative.NEWER] is Verdict.YES

    def test_counts_every_aspect_once(self) -> None:
        listed = [aspect for aspects in ASPECTS.values() for aspect in aspects]

        assert sorted(listed) == sorted(Aspect)

    def test_can_compare_any_two_templates(self) -> None:
        documents = list(catalogue().values())

        for old, new in zip(documents, documents[1:] + documents[:1], strict=True):
            forth, back = compared(old, new), compared(new, old)
            assert [self.turned(each) for each in forth] == [each.verdict for each in back]

    def turned(self, each: Compared) -> Verdict:
        turn = {Verdict.YES: Verdict.NO, Verdict.NO: Verdict.YES}
        return turn.get(each.verdict, each.verdict)


class TestWords:
    def test_every_comparative_aspect_and_verdict_has_words(self) -> None:
        assert set(labels.COMPARATIVES) == set(labels.HOW_COMPARED) == set(Comparative)
        assert set(labels.ASPECTS) == set(Aspect)
        assert set(labels.VERDICTS) == set(Verdict)

    @pytest.mark.parametrize(
        ("aspect", "value", "said"),
        [
            (Aspect.STEPS, 3, "3"),
            (Aspect.HIGHEST_PRICE, 0, "gratis"),
            (Aspect.COMPLETION, 450, "1 hari kerja"),
            (Aspect.COMPLETION, 2250, "5 hari kerja"),
            (Aspect.COMPLETION, 120, "2 jam kerja"),
            (Aspect.COMPLETION, 65, "65 menit"),
            (Aspect.WAIT, None, "Tidak disebutkan"),
        ],
    )
    def test_every_value_is_said_with_its_unit(
        self, aspect: Aspect, value: int | None, said: str
    ) -> None:
        assert labels.counted(aspect, value) == said


class TestBurden:
    def step(self, code: str, actor: str, unit: str = "MINUTES", value: int = 5) -> Step:
        duration = Duration.model_validate({"value": value, "unit": unit})
        return Step.model_validate(
            {"code": code, "text": code, "actor": actor, "duration": duration}
        )

    def test_counts_what_is_asked_of_people(self) -> None:
        asked = burden(read_document(changed("text: KTP-el", "text: KTP-el\n      copies: 2")))

        assert (asked.steps, asked.documents, asked.copies, asked.visits) == (2, 2, 2, 1)
        assert (asked.minutes, asked.rupiah) == (Fraction(15), 0)

    def test_knows_what_is_not_said(self) -> None:
        asked = burden(ServiceDocument(service=WHOLE.service))

        assert (asked.visits, asked.minutes, asked.rupiah) == (0, None, None)

    def test_whoever_waited_for_days_comes_again(self) -> None:
        comes, waits = (
            self.step("datang", "CITIZEN"),
            self.step("proses", "OFFICER", "WORKING_DAYS"),
        )

        assert visits((comes, comes, waits, comes, comes)) == 2
        assert visits((comes, waits)) == 1
        assert visits((comes, self.step("sebentar", "OFFICER"), comes)) == 1

    def test_a_step_of_a_whole_day_in_minutes_lasts_for_days_too(self) -> None:
        comes = self.step("datang", "CITIZEN")

        assert visits((comes, self.step("lama", "OFFICER", value=450), comes)) == 2
        assert visits((comes, self.step("lama", "OFFICER", value=449), comes)) == 1

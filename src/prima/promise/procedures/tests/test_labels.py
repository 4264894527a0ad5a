from prima.promise.procedures import labels
from prima.promise.procedures.rules.bpmn.elements import Wrong
from prima.promise.procedures.rules.codes import Kind, Section
from prima.promise.procedures.rules.completeness import MissingCode
from prima.promise.procedures.rules.conflicts import ConflictCode
from prima.promise.procedures.rules.lifecycle import CheckItem, Met, Obstacle, State, Verdict
from prima.promise.procedures.rules.understanding import questions
from prima.promise.procedures.tests.documents import TEN, WHOLE


def test_every_code_has_words() -> None:
    pairs = (
        (labels.KINDS, Kind), (labels.STATES, State), (labels.OBSTACLES, Obstacle),
        (labels.SECTIONS, Section), (labels.CHECKS, CheckItem), (labels.MET, Met),
        (labels.VERDICTS, Verdict), (labels.MISSING, MissingCode),
        (labels.CONFLICTS, ConflictCode), (labels.BPMN, Wrong),
    )  # fmt: skip
    for words, codes in pairs:
        assert set(words) == set(codes)
        assert all(str(said) for said in words.values())


def test_a_place_is_said_in_words() -> None:
    said = labels.place(("standard", "delivery", "procedure", "periksa", "duration"))

    assert "periksa" in said
    assert "delivery" not in said


def test_every_question_can_be_asked() -> None:
    for question in (each for document in (WHOLE, *TEN) for each in questions(document, 1)):
        assert question.activity in labels.asked(question) or question.asked == "FIRST"
        assert all(labels.choice(each) for each in question.choices)

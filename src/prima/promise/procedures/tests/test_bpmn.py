import re

import pytest
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser, BpmnValidator
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow

from prima.promise.procedures.rules.bpmn import UnreadableBpmn, from_bpmn, to_bpmn
from prima.promise.procedures.rules.bpmn.elements import Wrong
from prima.promise.procedures.rules.codes import ActivityKind, Kind
from prima.promise.procedures.rules.document import Exit, ProcedureDocument
from prima.promise.procedures.rules.drafting import draft_from
from prima.promise.procedures.rules.editing import changed, with_activity
from prima.promise.procedures.rules.flow import arrows
from prima.promise.procedures.tests.documents import TEN, WHOLE
from prima.promise.standards.rules.catalogue import catalogue

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DRAFTS = [draft_from(standard) for standard in catalogue().values()]
ALL = [WHOLE, WHOLE.model_copy(update={"kind": Kind.TECHNICAL}), *TEN, *DRAFTS]


def a_model(inside: str, lanes: str = "") -> str:
    return (
        f'<?xml version="1.0"?><b:definitions xmlns:b="{MODEL}">'
        f'<b:process id="p" name="Izin usaha">{lanes}{inside}</b:process></b:definitions>'
    )


def a_flow(source: str, target: str, name: str = "") -> str:
    ends = f'sourceRef="{source}" targetRef="{target}"'
    return f'<b:sequenceFlow id="{source}-{target}" name="{name}" {ends}/>'


NINE_LANES = "".join(f'<b:lane id="l{n}" name="{n}"/>' for n in range(9))
FOREIGN = a_model(
    '<b:startEvent id="s"/><b:endEvent id="e"/>'
    '<b:userTask id="t2" name="Catat"/><b:task id="t1" name="Periksa berkas"/>'
    '<b:exclusiveGateway id="g" name="Lengkap?"/><b:exclusiveGateway id="join"/>'
    + a_flow("s", "join") + a_flow("join", "t1") + a_flow("t1", "g")
    + a_flow("g", "t2", "ya") + a_flow("g", "join", "tidak") + a_flow("t2", "e"),
    '<b:laneSet id="l"><b:lane id="l1" name="Loket"><b:flowNodeRef>t1</b:flowNodeRef></b:lane>'
    '<b:lane id="l2" name="Arsip"><b:flowNodeRef>t2</b:flowNodeRef></b:lane></b:laneSet>',
)  # fmt: skip


class TestRoundTrip:
    @pytest.mark.parametrize("document", ALL, ids=lambda each: f"{each.kind} {each.title}")
    def test_loses_nothing(self, document: ProcedureDocument) -> None:
        assert from_bpmn(to_bpmn(document)) == document

    def test_keeps_what_was_said_and_what_was_left_unsaid(self) -> None:
        explicit = WHOLE.activities[2].model_copy(update={"exits": (Exit(to="baca"),)})
        ending = WHOLE.activities[4].model_copy(update={"exits": (Exit(),)})
        said = with_activity(with_activity(WHOLE, explicit), ending)

        assert from_bpmn(to_bpmn(said)) == said != WHOLE

    def test_an_empty_draft_comes_back_too(self) -> None:
        empty = changed(WHOLE, activities=(), performers=())

        assert from_bpmn(to_bpmn(empty)) == empty

    def test_what_another_tool_changed_counts(self) -> None:
        text = to_bpmn(WHOLE).replace("Mengetik surat.", "Menulis surat.")

        assert from_bpmn(text).activities[2].text == "Menulis surat."

    def test_what_another_tool_did_not_keep_is_only_what_bpmn_does_not_know(self) -> None:
        bare = re.sub(r"<extensionElements>.*?</extensionElements>", "", to_bpmn(WHOLE))
        read = from_bpmn(bare)

        assert [each.text for each in read.activities] == [each.text for each in WHOLE.activities]
        assert [each.name for each in read.performers] == [each.name for each in WHOLE.performers]
        assert len(arrows(read)) == len(arrows(WHOLE))
        assert read.purpose is None


class TestIndependentReader:
    """SpiffWorkflow reads it against the schema of BPMN 2.0, and runs it."""

    @pytest.mark.parametrize("document", ALL, ids=lambda each: f"{each.kind} {each.title}")
    def test_finds_the_same_activities_lanes_and_flows(self, document: ProcedureDocument) -> None:
        parser = BpmnParser(validator=BpmnValidator())
        parser.add_bpmn_str(to_bpmn(document).encode())
        tasks = parser.get_spec("process").task_specs

        names = {each.code: each.name for each in document.performers}
        for activity in document.activities:
            read = tasks[f"activity-{activity.code}"]
            assert read.bpmn_name == activity.text
            assert read.lane == names[activity.performer]
            is_decision = activity.kind is ActivityKind.DECISION
            assert ("Gateway" in type(read).__name__) == is_decision
        read_ways = {
            (source.removeprefix("activity-"), target.name.removeprefix("activity-"))
            for source, task in tasks.items()
            if source.startswith("activity-")
            for target in task.outputs
        }
        assert read_ways == {(way.source, way.target or "end") for way in arrows(document)}

    @pytest.mark.parametrize(
        ("answer", "done"), [("Lengkap", ["serahkan", "periksa", "ketik"]), ("Benar", ["serahkan"])]
    )
    def test_runs_it(self, answer: str, done: list[str]) -> None:
        parser = BpmnParser()
        parser.add_bpmn_str(to_bpmn(WHOLE).encode())
        workflow = BpmnWorkflow(parser.get_spec("process"))
        ran = []

        for _ in range(6):
            ready = [task for task in workflow.get_tasks() if task.state == 16]
            if not ready:
                break
            ready[0].data["answer"] = answer
            ran.append(ready[0].task_spec.name.removeprefix("activity-"))
            ready[0].run()

        assert [code for code in ran if code in {"serahkan", "periksa", "ketik"}][
            : len(done)
        ] == done


class TestForeignModels:
    def test_are_read_in_the_order_of_the_work(self) -> None:
        read = from_bpmn(FOREIGN)

        assert [each.text for each in read.activities] == ["Periksa berkas", "Lengkap?", "Catat"]
        assert read.title == "Izin usaha"
        assert [each.name for each in read.performers] == ["Loket", "Arsip"]
        check, decide, record = read.activities
        assert check.exits == record.exits == ()
        assert decide.exits == (Exit(when="ya", to=record.code), Exit(when="tidak", to=check.code))
        assert from_bpmn(to_bpmn(read)) == read

    @pytest.mark.parametrize(
        ("source", "wrong"),
        [
            ("", Wrong.NOT_XML),
            ("<a>", Wrong.NOT_XML),
            ("\x00\x01", Wrong.NOT_XML),
            ("<a/>", Wrong.NO_PROCESS),
            ("<a>" * 60 + "</a>" * 60, Wrong.TOO_BIG),
            ("<a>" + "<b/>" * 30_000 + "</a>", Wrong.TOO_BIG),
            ("x" * 1_100_000, Wrong.TOO_BIG),
            (a_model('<b:parallelGateway id="g"/>'), Wrong.UNKNOWN_ELEMENT),
            (
                a_model(
                    '<b:task id="a"/><b:task id="b"/><b:task id="c"/>'
                    + a_flow("a", "b") + a_flow("a", "c")
                ),
                Wrong.TOO_MANY_EXITS,
            ),
            (
                a_model(
                    '<b:task id="a"/><b:exclusiveGateway id="g"/>'
                    + a_flow("a", "g") + a_flow("g", "g")
                ),
                Wrong.GOES_ROUND,
            ),
            (a_model("".join(f'<b:task id="t{n}"/>' for n in range(61))), Wrong.DOES_NOT_FIT),
            (
                a_model("", f'<b:laneSet id="l">{NINE_LANES}</b:laneSet>'),
                Wrong.DOES_NOT_FIT,
            ),
        ],
    )  # fmt: skip
    def test_what_cannot_be_kept_is_refused(self, source: str, wrong: Wrong) -> None:
        with pytest.raises(UnreadableBpmn) as refused:
            from_bpmn(source)

        assert refused.value.wrong is wrong

    @pytest.mark.parametrize(
        "attack",
        [
            '<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx">]><a>&x;</a>',
            '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
            '<!DOCTYPE a SYSTEM "http://127.0.0.1:1/evil.dtd"><a/>',
        ],
    )
    def test_no_entity_is_ever_opened(self, attack: str) -> None:
        with pytest.raises(UnreadableBpmn) as refused:
            from_bpmn(attack)

        assert refused.value.wrong is Wrong.DOCTYPE

    def test_spoiled_extensions_are_left_out(self) -> None:
        spoiled = re.sub(r"(<prima:\w+>)[^<]*", r"\1{not json", to_bpmn(WHOLE))

        assert len(from_bpmn(spoiled).activities) == len(WHOLE.activities)

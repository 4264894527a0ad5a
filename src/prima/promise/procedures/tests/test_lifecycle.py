from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from prima.foundation.journal.models import Entry
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM
from prima.kernel.lifecycle import IllegalMove
from prima.promise.procedures.actions import (
    ChangedMeanwhile,
    DraftExists,
    InTheWay,
    NotFollowedUp,
    NotUnderstood,
    NotWritten,
    OtherCode,
    ProcedureExists,
    TooEarly,
    acknowledge,
    develop,
    evaluate,
    monitor,
    record_check,
    revise,
    start_next_version,
    start_procedure,
)
from prima.promise.procedures.models import (
    Acknowledgement,
    Evaluation,
    ProcedureVersion,
    Ratification,
)
from prima.promise.procedures.queries import (
    conflicts_of,
    document_of,
    in_force,
    is_evaluation_due,
    mark_of,
    procedure_named,
    readers,
    standard_of,
)
from prima.promise.procedures.rules.drafting import draft_from
from prima.promise.procedures.rules.editing import without_activity
from prima.promise.procedures.rules.lifecycle import (
    LIFECYCLE,
    CheckItem,
    Met,
    Move,
    Obstacle,
    State,
    Verdict,
)
from prima.promise.procedures.rules.understanding import questions
from prima.promise.procedures.testing import a_developing_procedure, ratified
from prima.promise.procedures.tests.documents import WHOLE
from prima.promise.standards.testing import a_published_service

pytestmark = pytest.mark.django_db
TODAY = MONDAY_9AM.date()
A_DAY = timedelta(days=1)
RIGHT = [question.right for question in questions(WHOLE, 1)]


class TestStates:
    def test_every_move_leads_somewhere_or_refuses(self) -> None:
        led = {}
        for state in State:
            for move in Move:
                try:
                    led[state, move] = LIFECYCLE.after(state, move)
                except IllegalMove:
                    continue

        assert led == LIFECYCLE.table
        assert len(led) == 5

    def test_each_state_names_what_is_missing_before_the_next(self, puskesmas: Unit) -> None:
        begun = start_procedure(puskesmas, WHOLE.model_copy(update={"number": None}), at=MONDAY_9AM)
        with pytest.raises(InTheWay) as unsaid:
            develop(begun, at=MONDAY_9AM, today=TODAY)
        said = {"need": "Perlu", "team": "Tim"}
        begun = revise(begun, said=said, mark=mark_of(begun), at=MONDAY_9AM)
        developing = develop(begun, at=MONDAY_9AM, today=TODAY)

        with pytest.raises(InTheWay) as undone:
            ratified(developing, effective_on=TODAY, at=MONDAY_9AM, today=TODAY)

        assert unsaid.value.obstacles == (Obstacle.NEED_UNSTATED, Obstacle.TEAM_UNNAMED)
        assert undone.value.obstacles == (Obstacle.DOCUMENT_INCOMPLETE, Obstacle.NOT_TRIED)

    def test_a_contradiction_with_the_standard_stands_in_the_way(self, puskesmas: Unit) -> None:
        service = a_published_service(puskesmas)
        standard = standard_of(service, TODAY)
        assert standard is not None
        made = draft_from(standard)
        short = without_activity(made, made.activities[0].code)
        version = a_developing_procedure(puskesmas, short, service=service)

        with pytest.raises(InTheWay) as refused:
            ratified(version, effective_on=TODAY, at=MONDAY_9AM, today=TODAY)

        assert Obstacle.CONTRADICTS_STANDARD in refused.value.obstacles
        assert len(conflicts_of(version, TODAY)) == 1

    def test_monitoring_begins_when_it_is_in_force_and_everybody_understood(
        self, draft: ProcedureVersion, budi: Person
    ) -> None:
        later = TODAY + A_DAY
        version = ratified(draft, effective_on=later, at=MONDAY_9AM, today=TODAY)
        with pytest.raises(InTheWay) as refused:
            monitor(version, at=MONDAY_9AM, today=TODAY)

        acknowledge(version, budi, RIGHT, at=MONDAY_9AM + A_DAY)
        monitored = monitor(version, at=MONDAY_9AM + A_DAY, today=later)

        assert refused.value.obstacles == (Obstacle.NOT_IN_FORCE_YET, Obstacle.NOT_ALL_UNDERSTOOD)
        assert monitored.state == State.MONITORING
        verbs = Entry.objects.filter(verb__startswith="procedure.").order_by("sequence")
        assert [entry.verb for entry in verbs] == [
            "procedure.begun", "procedure.revised", "procedure.developing", "procedure.ratified",
            "procedure.understood", "procedure.monitoring",
        ]  # fmt: skip


class TestWriting:
    def test_two_at_once_do_not_overwrite_each_other(self, draft: ProcedureVersion) -> None:
        seen = mark_of(draft)
        mine = WHOLE.model_copy(update={"summary": "Punyaku."})
        theirs = WHOLE.model_copy(update={"summary": "Punya mereka."})
        revise(draft, document=theirs, mark=seen, at=MONDAY_9AM)

        with pytest.raises(ChangedMeanwhile):
            revise(draft, document=mine, mark=seen, at=MONDAY_9AM)

        draft.refresh_from_db()
        assert document_of(draft).summary == "Punya mereka."

    def test_saying_the_same_again_writes_nothing(self, draft: ProcedureVersion) -> None:
        before = Entry.objects.count()

        revise(draft, document=WHOLE, mark=mark_of(draft), at=MONDAY_9AM)

        assert Entry.objects.count() == before

    def test_what_is_ratified_is_not_revised(self, version: ProcedureVersion) -> None:
        with pytest.raises(NotWritten):
            revise(version, document=WHOLE, mark=mark_of(version), at=MONDAY_9AM)

    def test_what_stands_twice_is_refused(self, puskesmas: Unit, draft: ProcedureVersion) -> None:
        other = WHOLE.model_copy(update={"code": "lain"})
        with pytest.raises(ProcedureExists):
            start_procedure(puskesmas, WHOLE, at=MONDAY_9AM)
        with pytest.raises(DraftExists):
            start_next_version(draft.procedure, at=MONDAY_9AM)
        with pytest.raises(OtherCode):
            revise(draft, document=other, mark=mark_of(draft), at=MONDAY_9AM)

    def test_only_what_was_read_is_ratified_and_never_for_the_past(
        self, draft: ProcedureVersion
    ) -> None:
        with pytest.raises(TooEarly):
            ratified(draft, effective_on=TODAY - A_DAY, at=MONDAY_9AM, today=TODAY)

    def test_the_next_version_takes_the_place_on_its_day(self, version: ProcedureVersion) -> None:
        procedure = version.procedure
        begun = start_next_version(procedure, at=MONDAY_9AM)
        said = revise(
            begun, said={"need": "a", "team": "b", "trial": "c"}, mark=mark_of(begun), at=MONDAY_9AM
        )
        developing = develop(said, at=MONDAY_9AM, today=TODAY)
        new = ratified(developing, effective_on=TODAY + A_DAY, at=MONDAY_9AM, today=TODAY)

        assert in_force(procedure, TODAY) == version
        assert in_force(procedure, TODAY + A_DAY) == new
        assert in_force(procedure, TODAY - A_DAY) is None


class TestUnderstanding:
    def test_wrong_answers_name_their_questions_and_count_for_nothing(
        self, version: ProcedureVersion, budi: Person
    ) -> None:
        answers = [RIGHT[0] + 1, *RIGHT[1:]]

        with pytest.raises(NotUnderstood) as refused:
            acknowledge(version, budi, answers, at=MONDAY_9AM)

        assert refused.value.places == (0,)
        assert not Acknowledgement.objects.exists()

    @pytest.mark.usefixtures("ratna")
    def test_who_has_not_is_seen(self, version: ProcedureVersion, budi: Person) -> None:
        before = readers(version, MONDAY_9AM)
        acknowledge(version, budi, RIGHT, at=MONDAY_9AM)
        acknowledge(version, budi, RIGHT, at=MONDAY_9AM + A_DAY)
        after = readers(version, MONDAY_9AM)

        assert [(each.person, each.understood_at) for each in before] == [(budi, None)]
        assert [(each.person, each.understood_at) for each in after] == [(budi, MONDAY_9AM)]

    def test_a_draft_is_not_acknowledged(self, draft: ProcedureVersion, budi: Person) -> None:
        with pytest.raises(NotFollowedUp):
            acknowledge(draft, budi, RIGHT, at=MONDAY_9AM)


class TestFollowingUp:
    def test_a_check_keeps_every_item(self, version: ProcedureVersion, budi: Person) -> None:
        check = record_check(
            version, {CheckItem.TIMES_KEPT: Met.NO}, note="Antre", seen_on=TODAY, at=MONDAY_9AM,
            by=budi,
        )  # fmt: skip

        assert check.answers["TIMES_KEPT"] == "NO"
        assert set(check.answers) == set(CheckItem)

    def test_an_evaluation_is_due_a_year_later_and_then_not(
        self, version: ProcedureVersion
    ) -> None:
        later = TODAY + timedelta(days=365)
        due = is_evaluation_due(version, later)
        evaluate(version, verdict=Verdict.KEEP, found="Baik", held_on=later, at=MONDAY_9AM)

        assert due
        assert not is_evaluation_due(version, later)
        assert not is_evaluation_due(version, TODAY)


class TestConstraints:
    """What was ratified is attacked by every way there is."""

    def test_by_an_update(self, version: ProcedureVersion) -> None:
        versions = ProcedureVersion.objects.filter(pk=version.pk)
        changes: list[dict[str, Any]] = [
            {"document": {}}, {"state": State.DEVELOPING}, {"number": 9}, {"need": "lain"},
            {"state": State.MONITORING, "trial": "lain"}, {"drafted_at": MONDAY_9AM + A_DAY},
        ]  # fmt: skip
        for change in changes:
            with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
                versions.update(**change)

    def test_by_removing_it_or_its_ratification(self, version: ProcedureVersion) -> None:
        ratification = Ratification.objects.filter(new=version)
        with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
            ratification.delete()
        with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
            ratification.update(signer_name="Orang lain")
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("DELETE FROM procedures_procedureversion")

    @pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite has OR REPLACE")
    @pytest.mark.usefixtures("version")
    def test_by_replacing_it(self) -> None:
        columns = (
            "id, uuid, number, document, state, need, team, trial, drafted_at, drafted_by_id,"
            " procedure_id"
        )
        same = columns.replace("document", "'{}'")
        attack = (
            f"INSERT OR REPLACE INTO procedures_procedureversion ({columns})"  # noqa: S608 - constants
            f" SELECT {same} FROM procedures_procedureversion"
        )
        with (
            pytest.raises(IntegrityError, match="never changes"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(attack)

    def test_states_verdicts_and_signatures_are_known(
        self, draft: ProcedureVersion, version_of_another: ProcedureVersion
    ) -> None:
        with pytest.raises(IntegrityError, match="state_is_known"), transaction.atomic():
            ProcedureVersion.objects.filter(pk=draft.pk).update(state="LAIN")
        with pytest.raises(IntegrityError, match="verdict_is_known"), transaction.atomic():
            Evaluation.objects.create(
                version=version_of_another, held_on=TODAY, verdict="LAIN", found="x",
                recorded_at=MONDAY_9AM,
            )  # fmt: skip
        with pytest.raises(IntegrityError, match="is_signed"), transaction.atomic():
            Ratification.objects.create(
                procedure=draft.procedure, new=draft, effective_on=TODAY, ratified_at=MONDAY_9AM,
                signer_name="", signer_position="x", why="y",
            )  # fmt: skip

    @pytest.fixture
    def version_of_another(self, puskesmas: Unit) -> ProcedureVersion:
        other = WHOLE.model_copy(update={"code": "lain"})
        version = a_developing_procedure(puskesmas, other)
        return ratified(version, effective_on=TODAY, at=MONDAY_9AM, today=TODAY)

    def test_a_name_is_one_in_a_unit(self, draft: ProcedureVersion, puskesmas: Unit) -> None:
        assert procedure_named(puskesmas, WHOLE.code) == draft.procedure

"""What changed between two documents, as a person would tell it."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prima.promise.standards.rules.codes import Actor, LimitUnit, RequirementKind, TimeUnit
from prima.promise.standards.rules.commitments import Limit
from prima.promise.standards.rules.differences import Difference, DifferenceKind, differences
from prima.promise.standards.rules.document import Requirement, ServiceDocument, Step
from prima.promise.standards.rules.durations import Duration
from prima.promise.standards.rules.reading import read_document
from prima.promise.standards.tests.documents import SMALL, documents, with_change

ADDED, REMOVED, CHANGED, MOVED = DifferenceKind
OLD = read_document(SMALL)
DELIVERY = ("standard", "delivery")
FOTO = Requirement(code="foto", text="Foto 3x4", kind=RequirementKind.GOODS)
KTP, IJAZAH = OLD.standard.delivery.requirements
SERAHKAN, CETAK = OLD.standard.delivery.procedure


def after(*path: str, **changes: object) -> tuple[Difference, ...]:
    changed: ServiceDocument = with_change(OLD, *path, **changes)
    return differences(OLD, changed)


class TestDifferences:
    def test_are_none_between_a_document_and_itself(self) -> None:
        assert differences(OLD, read_document(SMALL)) == ()

    def test_tell_the_old_and_the_new_words(self) -> None:
        assert after("service", name="Kartu kuning") == (
            Difference(("service", "name"), CHANGED, "Kartu pencari kerja", "Kartu kuning"),
        )

    def test_tell_a_time_with_its_unit_as_one_value(self) -> None:
        new = Duration(value=1, unit=TimeUnit.WORKING_DAYS)
        old = Duration(value=15, unit=TimeUnit.MINUTES)

        assert after(*DELIVERY, completion=new) == (
            Difference((*DELIVERY, "completion"), CHANGED, old, new),
        )

    def test_tell_numbers_as_numbers(self) -> None:
        (commitment,) = OLD.standard.commitments
        limit = Limit(value=10, unit=LimitUnit.MINUTES)
        stricter = with_change(commitment, limit=limit, share_percent=95)
        path = ("standard", "commitments", "selesai")

        assert after("standard", commitments=(stricter,)) == (
            Difference((*path, "limit"), CHANGED, commitment.limit, limit),
            Difference((*path, "share_percent"), CHANGED, 90, 95),
        )

    def test_match_items_by_code_and_not_by_place(self) -> None:
        changed = with_change(IJAZAH, copies=2)

        assert after(*DELIVERY, requirements=(FOTO, KTP, changed)) == (
            Difference((*DELIVERY, "requirements", "foto"), ADDED, new=FOTO),
            Difference((*DELIVERY, "requirements", "ijazah", "copies"), CHANGED, 0, 2),
        )

    def test_tell_what_was_taken_away(self) -> None:
        assert after(*DELIVERY, procedure=(CETAK,)) == (
            Difference((*DELIVERY, "procedure", "serahkan"), REMOVED, old=SERAHKAN),
        )

    def test_tell_what_moved_and_not_what_it_passed(self) -> None:
        steps = tuple(Step(code=f"langkah-{n}", text="Tunggu", actor=Actor.CITIZEN) for n in "abcd")
        four = with_change(OLD, *DELIVERY, procedure=steps)
        last_first = with_change(OLD, *DELIVERY, procedure=(steps[3], *steps[:3]))

        assert differences(four, last_first) == (
            Difference((*DELIVERY, "procedure", "langkah-d"), MOVED, 4, 1),
        )

    def test_tell_parts_that_came_and_went(self) -> None:
        fee = OLD.standard.delivery.fee
        without: Any = with_change(OLD, *DELIVERY, fee=None)

        assert differences(OLD, without) == (Difference((*DELIVERY, "fee"), REMOVED, old=fee),)
        assert differences(without, OLD) == (Difference((*DELIVERY, "fee"), ADDED, new=fee),)

    def test_match_sentences_by_what_they_say(self) -> None:
        path = ("standard", "manufacturing", "facilities")

        assert after(*path[:2], facilities=("Ruang tunggu", "Kursi roda")) == (
            Difference((*path, "Kursi roda"), ADDED, new="Kursi roda"),
        )

    def test_match_staff_by_their_role(self) -> None:
        path = ("standard", "manufacturing", "staff")
        more = ({"role": "Petugas", "count": 3},)

        assert after(*path[:2], staff=more) == (
            Difference((*path, "Petugas", "count"), CHANGED, 2, 3),
        )


whole_documents = settings(
    max_examples=50, suppress_health_check=[HealthCheck.too_slow], deadline=None
)
MIRROR = {ADDED: REMOVED, REMOVED: ADDED, CHANGED: CHANGED}


def mirrored(found: tuple[Difference, ...]) -> set[tuple[object, ...]]:
    return {
        (each.path, MIRROR[each.kind], each.new, each.old)
        for each in found
        if each.kind is not MOVED
    }


class TestAnyDocuments:
    @whole_documents
    @given(documents, documents)
    def test_differ_if_and_only_if_they_are_not_equal(
        self, old: ServiceDocument, new: ServiceDocument
    ) -> None:
        assert differences(old, old) == ()
        assert bool(differences(old, new)) == (old != new)

    @whole_documents
    @given(documents, documents)
    def test_differ_backwards_as_they_do_forwards(
        self, old: ServiceDocument, new: ServiceDocument
    ) -> None:
        forwards, backwards = differences(old, new), differences(new, old)

        assert mirrored(forwards) == {
            (each.path, each.kind, each.old, each.new)
            for each in backwards
            if each.kind is not MOVED
        }
        assert len(forwards) == len(backwards)

    @given(st.permutations([f"langkah-{n}" for n in "abcdefgh"]))
    def test_shuffled_steps_move_as_little_as_possible(self, order: list[str]) -> None:
        def with_steps(codes: list[str]) -> ServiceDocument:
            steps = [{"code": code, "text": "Tunggu", "actor": "CITIZEN"} for code in codes]
            document: ServiceDocument = with_change(OLD, *DELIVERY, procedure=steps)
            return document

        moved = differences(with_steps(sorted(order)), with_steps(order))
        stayed = [code for code in order if code not in {each.path[-1] for each in moved}]

        assert all(each.kind is MOVED for each in moved)
        assert stayed == sorted(stayed)
        assert len(stayed) == longest_rising_row(order)


def longest_rising_row(order: list[str]) -> int:
    """Count by the slow and obvious way, to check the quick one."""
    longest: list[int] = []
    for index, code in enumerate(order):
        before = [longest[at] for at in range(index) if order[at] < code]
        longest.append(1 + max(before, default=0))
    return max(longest)

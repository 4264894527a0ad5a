"""How a standard comes to be, from the preparation to the review (PermenPANRB 15/2014).

Each stage ends when nothing is missing any more; `missing` names what is. A unit that only types
in what was decided long ago needs none of this: a draft can be published as it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from prima.kernel.lifecycle import Lifecycle
from prima.promise.standards.rules.codes import Component
from prima.promise.standards.rules.components import components
from prima.promise.standards.rules.document import ServiceDocument

YEARS_UNTIL_REVIEW = 3
"""A standard is reviewed at least every three years (practice under PP 96/2012)."""


class Stage(StrEnum):
    PREPARATION = "PREPARATION"
    INTERNAL = "INTERNAL"
    DRAFTING = "DRAFTING"
    CONSULTATION = "CONSULTATION"
    TRIAL = "TRIAL"
    RATIFICATION = "RATIFICATION"
    DISSEMINATION = "DISSEMINATION"
    APPLICATION = "APPLICATION"
    REVIEW = "REVIEW"


class Move(StrEnum):
    ADVANCE = "ADVANCE"
    REDRAFT = "REDRAFT"
    RATIFY = "RATIFY"
    REVIEWED = "REVIEWED"


LIFECYCLE = Lifecycle(
    {
        (Stage.PREPARATION, Move.ADVANCE): Stage.INTERNAL,
        (Stage.INTERNAL, Move.ADVANCE): Stage.DRAFTING,
        (Stage.DRAFTING, Move.ADVANCE): Stage.CONSULTATION,
        (Stage.CONSULTATION, Move.ADVANCE): Stage.TRIAL,
        (Stage.TRIAL, Move.ADVANCE): Stage.RATIFICATION,
        (Stage.CONSULTATION, Move.REDRAFT): Stage.DRAFTING,
        (Stage.TRIAL, Move.REDRAFT): Stage.DRAFTING,
        (Stage.RATIFICATION, Move.REDRAFT): Stage.DRAFTING,
        (Stage.RATIFICATION, Move.RATIFY): Stage.DISSEMINATION,
        (Stage.DISSEMINATION, Move.ADVANCE): Stage.APPLICATION,
        (Stage.APPLICATION, Move.ADVANCE): Stage.REVIEW,
        (Stage.REVIEW, Move.REVIEWED): Stage.APPLICATION,
    }
)
BEFORE_PUBLISHING = frozenset(list(Stage)[: list(Stage).index(Stage.DISSEMINATION)])

FIELDS_OF_STAGE = MappingProxyType(
    {
        Stage.PREPARATION: frozenset({"why", "team"}),
        Stage.INTERNAL: frozenset({"situation", "discussed_on"}),
        Stage.CONSULTATION: frozenset({"opens_on", "closes_on"}),
        Stage.TRIAL: frozenset({"trial_from", "trial_until", "trial_review"}),
    }
)
"""What is written down at a stage, by the names of the fields; at no other stage it changes."""


class Group(StrEnum):
    """The five groups of participants of a public forum (PermenPANRB 16/2017)."""

    USERS = "USERS"
    EXPERTS = "EXPERTS"
    AGENCIES = "AGENCIES"
    SOCIETY = "SOCIETY"
    MEDIA = "MEDIA"


class Channel(StrEnum):
    """How a new standard is made known."""

    BOARD = "BOARD"
    WEB = "WEB"
    SOCIAL_MEDIA = "SOCIAL_MEDIA"
    MEETING = "MEETING"
    LEAFLET = "LEAFLET"
    RADIO = "RADIO"


class Verdict(StrEnum):
    """What a review decided."""

    KEEP = "KEEP"
    REVISE = "REVISE"


class Missing(StrEnum):
    """One thing that stands before the next stage."""

    WHY = "WHY"
    TEAM = "TEAM"
    SITUATION = "SITUATION"
    DISCUSSION = "DISCUSSION"
    COMPONENT = "COMPONENT"
    CONSULTATION_DAYS = "CONSULTATION_DAYS"
    CONSULTATION_RUNS = "CONSULTATION_RUNS"
    ANSWERS = "ANSWERS"
    FORUM = "FORUM"
    GROUP = "GROUP"
    TRIAL_DAYS = "TRIAL_DAYS"
    TRIAL_RUNS = "TRIAL_RUNS"
    TRIAL_REVIEW = "TRIAL_REVIEW"
    DECREE = "DECREE"
    SIGNED_COPY = "SIGNED_COPY"
    SPREAD = "SPREAD"
    IN_FORCE = "IN_FORCE"
    REVIEW_DUE = "REVIEW_DUE"
    REVIEW = "REVIEW"


@dataclass(frozen=True)
class Lack:
    """What is missing, and which component or group when it is one of several."""

    code: Missing
    which: Component | Group | None = None
    count: int = 0


@dataclass(frozen=True)
class Process:
    """All that is known of how a version came to be, as plain values."""

    stage: Stage
    document: ServiceDocument
    why: str = ""
    team: str = ""
    situation: str = ""
    discussed_on: date | None = None
    opens_on: date | None = None
    closes_on: date | None = None
    comments: int = 0
    answered: int = 0
    forums: int = 0
    groups: frozenset[Group] = frozenset()
    trial_from: date | None = None
    trial_until: date | None = None
    trial_review: str = ""
    has_signed_copy: bool = False
    spread: int = 0
    in_force_on: date | None = None
    review_due_on: date | None = None


def missing(process: Process, today: date) -> tuple[Lack, ...]:
    """Return what stands before the next stage, in the order in which it should be done."""
    lacks = MappingProxyType(
        {
            Stage.PREPARATION: _preparation,
            Stage.INTERNAL: _internal,
            Stage.DRAFTING: _drafting,
            Stage.CONSULTATION: _consultation,
            Stage.TRIAL: _trial,
            Stage.RATIFICATION: _ratification,
            Stage.DISSEMINATION: _dissemination,
            Stage.APPLICATION: _application,
            Stage.REVIEW: _review,
        }
    )
    return tuple(lacks[process.stage](process, today))


def is_open(opens_on: date | None, closes_on: date | None, today: date) -> bool:
    """Whether the public may comment on a day; both days count."""
    return opens_on is not None and closes_on is not None and opens_on <= today <= closes_on


def review_is_due(review_due_on: date | None, today: date) -> bool:
    return review_due_on is not None and review_due_on <= today


def _preparation(process: Process, _today: date) -> Iterable[Lack]:
    if not process.why:
        yield Lack(Missing.WHY)
    if not process.team:
        yield Lack(Missing.TEAM)


def _internal(process: Process, _today: date) -> Iterable[Lack]:
    if not process.situation:
        yield Lack(Missing.SITUATION)
    if process.discussed_on is None:
        yield Lack(Missing.DISCUSSION)


def _drafting(process: Process, _today: date) -> Iterable[Lack]:
    for component in components(process.document):
        if not component.filled:
            yield Lack(Missing.COMPONENT, component.code)


def _consultation(process: Process, today: date) -> Iterable[Lack]:
    if process.opens_on is None or process.closes_on is None:
        yield Lack(Missing.CONSULTATION_DAYS)
    elif today <= process.closes_on:
        yield Lack(Missing.CONSULTATION_RUNS)
    if process.answered < process.comments:
        yield Lack(Missing.ANSWERS, count=process.comments - process.answered)
    if not process.forums:
        yield Lack(Missing.FORUM)
        return
    for group in Group:
        if group not in process.groups:
            yield Lack(Missing.GROUP, group)


def _trial(process: Process, today: date) -> Iterable[Lack]:
    if process.trial_from is None or process.trial_until is None:
        yield Lack(Missing.TRIAL_DAYS)
    elif today <= process.trial_until:
        yield Lack(Missing.TRIAL_RUNS)
    if not process.trial_review:
        yield Lack(Missing.TRIAL_REVIEW)


def _ratification(process: Process, today: date) -> Iterable[Lack]:
    yield from _drafting(process, today)
    yield Lack(Missing.DECREE)


def _dissemination(process: Process, _today: date) -> Iterable[Lack]:
    if not process.has_signed_copy:
        yield Lack(Missing.SIGNED_COPY)
    if not process.spread:
        yield Lack(Missing.SPREAD)


def _application(process: Process, today: date) -> Iterable[Lack]:
    if process.in_force_on is None or process.in_force_on > today:
        yield Lack(Missing.IN_FORCE)
    if not review_is_due(process.review_due_on, today):
        yield Lack(Missing.REVIEW_DUE)


def _review(_process: Process, _today: date) -> Iterable[Lack]:
    yield Lack(Missing.REVIEW)

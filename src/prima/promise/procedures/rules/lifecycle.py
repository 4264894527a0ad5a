"""How a version comes into force and stays alive. No database, no clock, no Django.

Need assessment, developing, implementing, monitoring and evaluation: the cycle of the four
strategies of service. Each state says what is missing before the next.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from prima.kernel.lifecycle import Lifecycle

YEAR = 365


class State(StrEnum):
    NEED = "NEED"
    DEVELOPING = "DEVELOPING"
    IMPLEMENTING = "IMPLEMENTING"
    MONITORING = "MONITORING"


class Move(StrEnum):
    REVISE = "REVISE"
    DEVELOP = "DEVELOP"
    RATIFY = "RATIFY"
    MONITOR = "MONITOR"


LIFECYCLE = Lifecycle(
    {
        (State.NEED, Move.REVISE): State.NEED,
        (State.NEED, Move.DEVELOP): State.DEVELOPING,
        (State.DEVELOPING, Move.REVISE): State.DEVELOPING,
        (State.DEVELOPING, Move.RATIFY): State.IMPLEMENTING,
        (State.IMPLEMENTING, Move.MONITOR): State.MONITORING,
    }
)
WRITTEN = (State.NEED, State.DEVELOPING)
RATIFIED = (State.IMPLEMENTING, State.MONITORING)


class Obstacle(StrEnum):
    """What stands between a version and its next state."""

    NEED_UNSTATED = "NEED_UNSTATED"
    TEAM_UNNAMED = "TEAM_UNNAMED"
    DOCUMENT_INCOMPLETE = "DOCUMENT_INCOMPLETE"
    CONTRADICTS_STANDARD = "CONTRADICTS_STANDARD"
    NOT_TRIED = "NOT_TRIED"
    NOT_ALL_UNDERSTOOD = "NOT_ALL_UNDERSTOOD"
    NOT_IN_FORCE_YET = "NOT_IN_FORCE_YET"


@dataclass(frozen=True)
class Readiness:
    """The facts that decide whether a version may move on."""

    state: State
    need: str = ""
    team: str = ""
    trial: str = ""
    lacks: int = 0
    conflicts: int = 0
    not_understood_by: int = 0
    is_in_force: bool = True


def in_the_way(ready: Readiness) -> tuple[Obstacle, ...]:
    """Return what is missing before the next state.

    >>> in_the_way(Readiness(State.NEED, need="Pendaftaran berulang"))
    (<Obstacle.TEAM_UNNAMED: 'TEAM_UNNAMED'>,)
    """
    return tuple(_obstacles(ready))


def _obstacles(ready: Readiness) -> Iterator[Obstacle]:
    asked = {
        State.NEED: {
            Obstacle.NEED_UNSTATED: not ready.need,
            Obstacle.TEAM_UNNAMED: not ready.team,
        },
        State.DEVELOPING: {
            Obstacle.DOCUMENT_INCOMPLETE: ready.lacks > 0,
            Obstacle.CONTRADICTS_STANDARD: ready.conflicts > 0,
            Obstacle.NOT_TRIED: not ready.trial,
        },
        State.IMPLEMENTING: {
            Obstacle.NOT_IN_FORCE_YET: not ready.is_in_force,
            Obstacle.NOT_ALL_UNDERSTOOD: ready.not_understood_by > 0,
        },
        State.MONITORING: {},
    }
    yield from (obstacle for obstacle, stands in asked[ready.state].items() if stands)


def evaluation_due(effective_on: date, evaluated: list[date], today: date) -> bool:
    """Say whether a year has passed since it came into force, or since it was last evaluated.

    >>> evaluation_due(date(2025, 3, 1), [], date(2026, 3, 1))
    True
    >>> evaluation_due(date(2025, 3, 1), [date(2026, 2, 1)], date(2026, 3, 1))
    False
    """
    return (today - max([effective_on, *evaluated])).days >= YEAR


class CheckItem(StrEnum):
    """What is looked at when it is monitored: the four of implementing, and the work itself."""

    EVERYONE_KNOWS = "EVERYONE_KNOWS"
    COPIES_AT_HAND = "COPIES_AT_HAND"
    ROLES_CLEAR = "ROLES_CLEAR"
    ORDER_FOLLOWED = "ORDER_FOLLOWED"
    TIMES_KEPT = "TIMES_KEPT"
    EQUIPMENT_THERE = "EQUIPMENT_THERE"
    RECORDS_KEPT = "RECORDS_KEPT"
    QUALITY_CHECKED = "QUALITY_CHECKED"


class Met(StrEnum):
    YES = "YES"
    NO = "NO"
    NOT_SEEN = "NOT_SEEN"


class Verdict(StrEnum):
    """What the yearly evaluation says."""

    KEEP = "KEEP"
    REVISE = "REVISE"
    WITHDRAW = "WITHDRAW"

"""Who may do what. No database, no clock, no Django."""

from enum import StrEnum


class RoleKind(StrEnum):
    """What a person is to a unit, and to every unit below it."""

    ADMINISTRATOR = "ADMINISTRATOR"
    HEAD = "HEAD"
    OFFICER = "OFFICER"
    INSPECTOR = "INSPECTOR"


class Capability(StrEnum):
    SERVE = "SERVE"  # call and serve at a counter
    EDIT_PROMISE = "EDIT_PROMISE"  # draft services and standards
    PUBLISH_PROMISE = "PUBLISH_PROMISE"  # bring a standard into force
    COLLECT_ANSWERS = "COLLECT_ANSWERS"  # import surveys from paper and undo it
    SEE_MEASURES = "SEE_MEASURES"
    SEE_JOURNAL = "SEE_JOURNAL"
    MANAGE_UNIT = "MANAGE_UNIT"  # hours, counters, queues
    APPOINT = "APPOINT"  # give and take roles


_SEE = frozenset({Capability.SEE_MEASURES})
GRANTS: dict[RoleKind, frozenset[Capability]] = {
    RoleKind.ADMINISTRATOR: frozenset(Capability) - {Capability.PUBLISH_PROMISE},
    RoleKind.HEAD: frozenset(Capability),
    RoleKind.OFFICER: _SEE | {Capability.SERVE, Capability.COLLECT_ANSWERS},
    RoleKind.INSPECTOR: _SEE | {Capability.SEE_JOURNAL},
}


def roles_with(capability: Capability) -> list[RoleKind]:
    """Return the roles that include a capability.

    >>> [str(role) for role in roles_with(Capability.PUBLISH_PROMISE)]
    ['HEAD']
    """
    return [role for role, granted in GRANTS.items() if capability in granted]

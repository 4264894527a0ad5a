"""What a look at one thing found. A sentence, and what to do."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class State(StrEnum):
    """How bad it is, in rising order. Only BROKEN means that people cannot be served."""

    GOOD = "GOOD"
    NOTE = "NOTE"
    ATTENTION = "ATTENTION"
    BROKEN = "BROKEN"


WORDS = {
    State.GOOD: _("Good"),
    State.NOTE: _("For information"),
    State.ATTENTION: _("Needs attention"),
    State.BROKEN: _("Broken"),
}


@dataclass(frozen=True)
class Finding:
    code: str
    state: State
    message: str | Promise
    advice: str | Promise = ""


def worst(findings: list[Finding]) -> State:
    order = list(State)
    return max((finding.state for finding in findings), key=order.index, default=State.GOOD)

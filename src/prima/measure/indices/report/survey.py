"""All that a report is made from, whether it comes from the records or straight from a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from prima.listen.surveys.queries import Beside
from prima.listen.surveys.rules.choices import FileScale
from prima.listen.surveys.rules.codes import Channel

if TYPE_CHECKING:
    from prima.listen.surveys.rules.instruments import Questionnaire
    from prima.measure.indices.queries import Measured
    from prima.measure.indices.rules import Period


@dataclass(frozen=True)
class Collected:
    """How the answers came in. What is None is not known."""

    channels: Mapping[Channel, int]
    offers: int | None = None
    answered: int | None = None
    voided: int = 0
    suggestions: int = 0
    scales: Sequence[FileScale] = ()
    """The scales other than the official one."""
    is_in_records: bool = True


@dataclass(frozen=True)
class Planned:
    """One line of the follow-up plan: about which unsur, what, who, when, how far."""

    item: str
    action: str
    owner: str
    term: str
    done_percent: int
    evidence: str


@dataclass(frozen=True)
class Survey:
    """The survey of a unit in a period; `line` ends with it and begins some periods before.

    `population` is how many people were served, where somebody counted them.
    """

    unit: str
    address: str
    period: "Period"
    today: date
    line: "Sequence[Measured]"
    services: "Sequence[tuple[str, Measured]]"
    profile: Mapping[str, Mapping[str, int]]
    rows: Sequence[Mapping[str, int | None]]
    collected: Collected
    population: int | None = None
    beside: Beside | None = None
    planned: Sequence[Planned] = field(default_factory=list)
    carried: Sequence[Planned] = field(default_factory=list)

    @property
    def measured(self) -> "Measured":
        return self.line[-1]

    @property
    def before(self) -> "Measured | None":
        return self.line[-2] if len(self.line) > 1 else None

    @property
    def questionnaire(self) -> "Questionnaire":
        return self.measured.questionnaire

"""What somebody said about a file that its cells do not say. No database, no clock, no Django."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from prima.listen.surveys.rules.instruments import ItemOrder


class FileScale(StrEnum):
    """How the answers of a file are read. Nothing but a person may choose another than OFFICIAL.

    The regulation has four answers and no middle. A form of five has one, and no rule says what
    it is worth; so whoever brings the file in says it, and the report tells.
    """

    OFFICIAL = "OFFICIAL"  # 1 to 4, and whatever is larger is refused
    MIDDLE_IS_TWO = "MIDDLE_IS_TWO"  # 1 2 3 4 5 become 1 2 2 3 4
    MIDDLE_IS_THREE = "MIDDLE_IS_THREE"  # 1 2 3 4 5 become 1 2 3 3 4
    MIDDLE_IS_BLANK = "MIDDLE_IS_BLANK"  # 1 2 3 4 5 become 1 2 - 3 4


FIVE_TO_FOUR: dict[FileScale, tuple[int | None, ...]] = {
    FileScale.MIDDLE_IS_TWO: (1, 2, 2, 3, 4),
    FileScale.MIDDLE_IS_THREE: (1, 2, 3, 3, 4),
    FileScale.MIDDLE_IS_BLANK: (1, 2, None, 3, 4),
}


@dataclass(frozen=True)
class Choices:
    """What each column is about (by its place; "" is left out), and what its numbers mean."""

    columns: Mapping[int, str] = field(default_factory=dict)
    scale: FileScale = FileScale.OFFICIAL
    order: ItemOrder | None = None

    def as_dict(self) -> dict[str, Any]:
        return {
            "columns": {str(index): meaning for index, meaning in self.columns.items()},
            "scale": self.scale.value,
            "order": self.order.value if self.order else None,
        }

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> "Choices":
        """Read what `as_dict` gave, after it has been JSON.

        >>> said = Choices({4: "TIME"}, FileScale.MIDDLE_IS_TWO, ItemOrder.REGULATION)
        >>> Choices.from_dict(said.as_dict()) == said
        True
        """
        return cls(
            {int(index): meaning for index, meaning in plain["columns"].items()},
            FileScale(plain["scale"]),
            ItemOrder(plain["order"]) if plain["order"] else None,
        )

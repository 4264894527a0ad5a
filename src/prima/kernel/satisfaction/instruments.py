"""Which items (unsur) a survey asks about, in which order, and how much each of them weighs.

Items are known by code, never by number: the list of PermenPANRB 14/2017 has
complaints eighth and facilities ninth, its sample questionnaire and many
published reports have them the other way round.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import Any

from prima.kernel.answers import ordered_codes
from prima.kernel.satisfaction.class_tables import IKM_2004, SKM_2017, ClassTable
from prima.kernel.satisfaction.rounding import rounded

SKM_2017_ITEMS = (  # PermenPANRB 14/2017, in the order of its list
    "REQUIREMENTS",  # persyaratan
    "PROCEDURE",  # sistem, mekanisme, dan prosedur
    "TIME",  # waktu penyelesaian
    "COST",  # biaya/tarif
    "PRODUCT",  # produk spesifikasi jenis pelayanan
    "COMPETENCE",  # kompetensi pelaksana
    "BEHAVIOUR",  # perilaku pelaksana
    "COMPLAINTS",  # penanganan pengaduan, saran, dan masukan
    "FACILITIES",  # sarana dan prasarana
)

IKM_2004_ITEMS = (  # KepmenPAN 25/2004, in the order of its list
    "PROCEDURE",  # prosedur pelayanan
    "REQUIREMENTS",  # persyaratan pelayanan
    "STAFF_CLARITY",  # kejelasan petugas pelayanan
    "STAFF_DISCIPLINE",  # kedisiplinan petugas pelayanan
    "STAFF_RESPONSIBILITY",  # tanggung jawab petugas pelayanan
    "STAFF_ABILITY",  # kemampuan petugas pelayanan
    "SPEED",  # kecepatan pelayanan
    "FAIRNESS",  # keadilan mendapatkan pelayanan
    "COURTESY",  # kesopanan dan keramahan petugas
    "COST_REASONABLENESS",  # kewajaran biaya pelayanan
    "COST_CERTAINTY",  # kepastian biaya pelayanan
    "SCHEDULE_CERTAINTY",  # kepastian jadwal pelayanan
    "COMFORT",  # kenyamanan lingkungan
    "SECURITY",  # keamanan pelayanan
)

COMPATIBLE_PLACES = 3

_WEIGHT = re.compile(r"[0-9]{1,3}(\.[0-9]{1,12}|/[1-9][0-9]{0,11})?")


class Convention(StrEnum):
    """What a weight is when it does not come out even."""

    EXACT = "EXACT"  # 1/9: all fours give 100.00
    COMPATIBLE = "COMPATIBLE"  # 0.111, as many published reports have it: all fours give 99.90


@dataclass(frozen=True)
class Instrument:
    """The items of a survey in their official order, their weights, and the class table.

    >>> own = Instrument.weighted({"TIME": "0.5", "COST": "0.3", "CLEANLINESS": "0.2"}, SKM_2017)
    >>> own.codes
    ('TIME', 'COST', 'CLEANLINESS')

    Always true: every weight is more than nothing, and together they are exactly 1.
    """

    codes: tuple[str, ...]
    weights: tuple[Fraction, ...]
    table: ClassTable

    def __post_init__(self) -> None:
        ordered_codes(self.codes)
        if len(self.weights) != len(self.codes):
            raise ValueError(f"{len(self.codes)} items, but {len(self.weights)} weights")
        if not all(isinstance(weight, Fraction) and weight > 0 for weight in self.weights):
            raise ValueError("every item has a weight, a fraction that is more than nothing")
        if sum(self.weights) != 1:
            raise ValueError(f"weights add up to exactly 1, not to {sum(self.weights)}")

    @classmethod
    def equal(cls, codes: Iterable[str], table: ClassTable) -> "Instrument":
        """Give each of k items the weight 1/k, as both regulations do.

        A unit may add items of its own:

        >>> Instrument.equal([*SKM_2017_ITEMS, "CLEANLINESS"], SKM_2017).weights[-1]
        Fraction(1, 10)
        """
        codes = tuple(codes)
        return cls(codes, tuple(Fraction(1, len(codes)) for _ in codes), table)

    @classmethod
    def weighted(
        cls, weights: Mapping[str, Fraction | Decimal | int | str], table: ClassTable
    ) -> "Instrument":
        """Give each item its own weight, written like "0.125", "1/8" or Fraction(1, 8)."""
        return cls(tuple(weights), tuple(_weight(weight) for weight in weights.values()), table)

    def weights_by(self, convention: Convention) -> dict[str, Fraction]:
        """Give the weight of each item, to three decimals if the convention says so.

        >>> SKM_INSTRUMENT.weights_by(Convention.EXACT)["COST"]
        Fraction(1, 9)
        >>> SKM_INSTRUMENT.weights_by(Convention.COMPATIBLE)["COST"]
        Fraction(111, 1000)
        """
        weights = self.weights
        if convention is Convention.COMPATIBLE:
            weights = tuple(map(_to_three_decimals, weights))
            if not all(weights):
                raise ValueError("a weight below 0.0005 is nothing to three decimals")
        return dict(zip(self.codes, weights, strict=True))

    def as_dict(self) -> dict[str, Any]:
        """Give the instrument as plain data. Pairs keep their order where objects may not."""
        pairs = zip(self.codes, self.weights, strict=True)
        return {
            "weights": [[code, str(weight)] for code, weight in pairs],
            "table": self.table.as_dict(),
        }

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> "Instrument":
        """Read what `as_dict` gave."""
        try:
            pairs = [(code, _weight(weight)) for code, weight in plain["weights"]]
            table = ClassTable.from_dict(plain["table"])
        except (KeyError, TypeError) as wrong:
            raise ValueError(f"this is not an instrument: {wrong!r:.80}") from wrong
        return cls(tuple(code for code, _ in pairs), tuple(weight for _, weight in pairs), table)


@lru_cache(maxsize=1024)
def _to_three_decimals(weight: Fraction) -> Fraction:
    return Fraction(rounded(weight, COMPATIBLE_PLACES))


def _weight(written: Fraction | Decimal | int | str) -> Fraction:
    """Read a weight, but no text that would take a computer long to work out, like 1e999999."""
    if isinstance(written, str) and not _WEIGHT.fullmatch(written):
        raise ValueError(f"{written!r:.40} is not a weight; write it like 0.125 or 1/8")
    if isinstance(written, bool) or not isinstance(written, Fraction | Decimal | int | str):
        raise TypeError(f"{written!r:.40} is not an exact weight")
    return Fraction(written)


SKM_INSTRUMENT = Instrument.equal(SKM_2017_ITEMS, SKM_2017)
IKM_INSTRUMENT = Instrument.equal(IKM_2004_ITEMS, IKM_2004)

"""Community satisfaction: SKM (PermenPANRB 14/2017) and IKM (KepmenPAN 25/2004).

| name | answers |
| --- | --- |
| `index(moments, instrument)` | how satisfied are people, from 25 to 100, and how sure is that? |
| `index_of_means(means, weights)` | what index follows from the means of the items alone? |
| `lowest_first(index)` | which item needs work first? |
| `change(before, after)` | did the index move, or were only other people asked? |
| `evidence(n)` | are so many answers enough to show? |
| `ClassTable.grade(index)` | which letter and word does it earn? |
| `rounded(number, places)` | how is an exact figure written down? |

Items are what the regulations call unsur. `SKM_INSTRUMENT` and `IKM_INSTRUMENT`
are the two official instruments; an `Instrument` of one's own has more items or
unequal weights. Figures stay exact fractions until they are shown.
"""

from prima.kernel.satisfaction.changes import Change, NotComparable, change
from prima.kernel.satisfaction.class_tables import (
    IKM_2004,
    SKM_2017,
    ClassTable,
    Grade,
    Performance,
)
from prima.kernel.satisfaction.indices import (
    Evidence,
    ItemScore,
    SatisfactionIndex,
    evidence,
    index,
    index_of_means,
    lowest_first,
)
from prima.kernel.satisfaction.instruments import (
    IKM_2004_ITEMS,
    IKM_INSTRUMENT,
    SKM_2017_ITEMS,
    SKM_INSTRUMENT,
    Convention,
    Instrument,
)
from prima.kernel.satisfaction.rounding import rounded

__all__ = [
    "IKM_2004",
    "IKM_2004_ITEMS",
    "IKM_INSTRUMENT",
    "SKM_2017",
    "SKM_2017_ITEMS",
    "SKM_INSTRUMENT",
    "Change",
    "ClassTable",
    "Convention",
    "Evidence",
    "Grade",
    "Instrument",
    "ItemScore",
    "NotComparable",
    "Performance",
    "SatisfactionIndex",
    "change",
    "evidence",
    "index",
    "index_of_means",
    "lowest_first",
    "rounded",
]

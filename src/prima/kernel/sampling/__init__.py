"""How many people to ask, whom, and what those who answered can say.

| name | answers |
| --- | --- |
| `table_size(population)` | what does the table of Krejcie and Morgan say? |
| `cochran(margin, …)`, `cochran_for_mean(…)` | how many for a share, a mean, so precise? |
| `slovin(population, margin)` | what does Slovin's formula say, for those who must use it? |
| `systematic_draw(…)` | which tickets are asked: every k-th from a random start |
| `quotas(wanted, people)` | how many from each service? |
| `reach(n, population)` | what can the answers that came in say? |

All assume that everybody could be drawn. A link on a poster is answered by those
who feel like it: no formula repairs that.
"""

from prima.kernel.sampling.draws import SystematicDraw, systematic_draw
from prima.kernel.sampling.quotas import quotas
from prima.kernel.sampling.reach import Reach, reach
from prima.kernel.sampling.sizes import (
    cochran,
    cochran_for_mean,
    design_effect,
    krejcie_morgan,
    people,
    slovin,
    table_size,
)

__all__ = [
    "Reach",
    "SystematicDraw",
    "cochran",
    "cochran_for_mean",
    "design_effect",
    "krejcie_morgan",
    "people",
    "quotas",
    "reach",
    "slovin",
    "systematic_draw",
    "table_size",
]

"""The sums that every index, alpha and interval of a nation follows from, as one expression.

Ibis turns it into the SQL of DuckDB or the plan of Spark. Only whole numbers are added, so
that every engine gives the same, to the last digit, in whatever order it works.

A partition holds a row for each respondent: `unit_month`, and for each item an answer from
1 to 4, or 0 for a blank. Zero, because a null would have to be looked at in every sum.
"""

from functools import reduce
from operator import add, mul

import ibis
from ibis.expr.types import Table

ITEMS = tuple(f"u{number}" for number in range(1, 10))
TYPES = {"unit_month": "int32"} | dict.fromkeys(ITEMS, "uint8")


def sums(answers: Table) -> Table:
    """Sum up each unit-month, complete rows and rows with blanks apart."""
    wide = {code: answers[code].cast("int32") for code in ITEMS}
    partly = reduce(mul, wide.values()) == 0
    total = reduce(add, (answers[code].cast("int16") for code in ITEMS))
    each = answers.mutate(partly=partly, total=total)
    of_items = {}
    for code in ITEMS:
        answer = each[code]
        of_items[f"total_{code}"] = answer.sum().cast("int64")
        of_items[f"squares_{code}"] = (answer * answer).sum().cast("int64")
        of_items[f"blank_{code}"] = (answer == 0).cast("int8").sum().cast("int64")
    return each.group_by("unit_month", "partly").aggregate(
        n=each.count(),
        squares_of_totals=(each.total * each.total).sum().cast("int64"),
        **of_items,
    )


def sums_in_sql(path: str) -> str:
    """Give the SQL with which DuckDB sums up a Parquet file, without Ibis at hand."""
    named = ibis.table(TYPES, name="answers")
    plain = str(ibis.to_sql(sums(named), dialect="duckdb"))
    return plain.replace('"answers"', f"read_parquet('{path}')")

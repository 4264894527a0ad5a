"""All figures of a nation by DuckDB: sums from the raw answers, then index, alpha, intervals.

The quantiles come from the kernel, one for each number of complete rows that occurs.
"""

from pathlib import Path

import duckdb

from bench._contest import contest
from prima.kernel.distributions import f_quantile, student_t_quantile

ITEMS = tuple(f"u{number}" for number in range(1, 10))
K = len(ITEMS)
PER_POINT = 25
MEMORY = "64MB"


def by_item(text: str, between: str = " + ") -> str:
    """Write the same for every item."""
    return between.join(text.replace("{}", code) for code in ITEMS)


COLUMNS = by_item(
    """sum(n) - sum(blank_{}) AS n_{}, sum(total_{}) AS t_{},
    coalesce(sum(total_{}) FILTER (NOT partly), 0) AS c_{},
    coalesce(sum(squares_{}) FILTER (NOT partly), 0) AS q_{}""",
    ", ",
)

ESTIMATES = f"""
CREATE OR REPLACE TEMP TABLE estimates AS
WITH put_together AS (
    SELECT unit_month, {COLUMNS},
        coalesce(sum(n) FILTER (NOT partly), 0)::BIGINT AS n,
        coalesce(sum(squares_of_totals) FILTER (NOT partly), 0)::BIGINT AS tt
    FROM sums GROUP BY unit_month
), spread AS (
    SELECT *, ({by_item("c_{}")})::BIGINT AS t,
        ({by_item("(n * q_{} - c_{} * c_{})")})::DOUBLE AS of_items,
        {by_item("(n * q_{} > c_{} * c_{})::INTEGER")} AS k
    FROM put_together
)
SELECT unit_month, n, k,
    {PER_POINT} * ({by_item("t_{} / n_{}")}) / {K} AS value,
    (n * tt - t * t)::DOUBLE AS of_totals, of_items
FROM spread
"""  # noqa: S608 - made of constants

FIGURES = f"""
SELECT unit_month, n, value,
    greatest({PER_POINT}, value - reach) AS low, least(100, value + reach) AS high,
    alpha, 1 - (1 - alpha) * f_high AS alpha_low, 1 - (1 - alpha) * f_low AS alpha_high
FROM (
    SELECT *, t * {PER_POINT} / {K} * sqrt(of_totals / n / (n - 1) / n) AS reach,
        k / (k - 1) * (1 - of_items / of_totals) AS alpha
    FROM estimates JOIN quantiles USING (n, k)
) ORDER BY unit_month
"""  # noqa: S608 - made of constants


def figures(connection: duckdb.DuckDBPyConnection, sums_sql: str) -> duckdb.DuckDBPyRelation:
    """Give a row for each unit-month with at least two complete answers that differ."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE sums AS {sums_sql}")
    connection.execute(ESTIMATES)
    pairs = connection.execute(
        "SELECT DISTINCT n, k FROM estimates WHERE n > 1 AND k > 1 AND of_totals > 0"
    ).fetchall()
    rows = [
        (n, k, student_t_quantile(0.975, n - 1), f_quantile(0.975, *both), f_quantile(0.025, *both))
        for n, k in pairs
        for both in [(n - 1, (n - 1) * (k - 1))]
    ]
    columns = zip(*rows, strict=True)
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE quantiles AS SELECT unnest(?) AS n, unnest(?) AS k,"
        " unnest(?) AS t, unnest(?) AS f_high, unnest(?) AS f_low",
        [list(column) for column in columns],
    )
    return connection.sql(FIGURES)


def connected() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute(f"SET memory_limit = '{MEMORY}'")
    connection.execute("SET preserve_insertion_order = false")
    connection.execute("SET enable_progress_bar = false")  # it would stand among the figures
    return connection


def main(sums_sql: str, out: str, times: int) -> None:
    connection = connected()
    contest(lambda: figures(connection, sums_sql).fetchnumpy(), times)
    folder = Path(out)
    connection.execute(f"COPY sums TO '{folder / 'duckdb.parquet'}' (FORMAT parquet)")
    connection.sql(FIGURES).write_parquet(str(folder / "figures.parquet"))

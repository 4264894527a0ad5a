"""The same sums by Spark: the same expression, through Ibis."""

from pathlib import Path

import ibis
from pyspark.sql import SparkSession

from bench._contest import contest
from bench._national_sums import sums


def main(path: str, out: str, times: int) -> None:
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    backend = ibis.pyspark.connect(session)
    kept = []
    contest(lambda: kept.append(sums(backend.read_parquet(path)).to_pyarrow().to_pandas()), times)
    kept[-1].to_parquet(Path(out) / "spark.parquet")
    session.stop()

"""Candidate pairs and their weights from Spark, for exports beyond one machine: the same model, the same rules, written in its dialect.

Training and deciding stay on DuckDB: what is learnt comes from a sample, and what is decided from the pairs that are left.
"""

from __future__ import annotations

from typing import Any

import duckdb

from .splink_model import LEAST_WEIGHT, Trained, quiet

PAIRS = "pairs_of_spark"
TABLES = ("a", "b")
KEPT = ("line", "gamma_", "mw_")
"""Beginnings of the columns that are needed further on."""


def predict_on_spark(connection: duckdb.DuckDBPyConnection, trained: Trained, *, session: Any) -> str:
    """The name of a table in DuckDB like that of `splink_model.predict`, its pairs found and weighed by a Spark session."""
    from splink import Linker  # noqa: PLC0415 – with Spark, an optional engine
    from splink.backends.spark import SparkAPI  # noqa: PLC0415

    api = SparkAPI(  # type: ignore[no-untyped-call]
        spark_session=session,
        # None of the conditions needs Splink's own functions in Java, which would have to be on every worker.
        register_udfs_automatically=False,
        break_lineage_method="persist",
        num_partitions_on_repartition=int(session.sparkContext.defaultParallelism),
    )
    with quiet():
        tables = [
            api.register(
                session.createDataFrame(connection.sql(f"SELECT * FROM {name}").to_arrow_table()),
                dataset_display_name=name,
            )
            for name in TABLES
        ]
        settings = {**trained.settings, "sql_dialect": "spark"}
        linker = Linker(tables, settings, log_level=None, validate_settings=False)
        pairs = linker.inference.predict(threshold_match_weight=LEAST_WEIGHT)
        found = session.table(pairs.physical_name)
        lines = found.select(*(name for name in found.columns if name.startswith(KEPT))).toArrow()
    connection.register("incoming", lines)
    connection.execute(f"CREATE TABLE {PAIRS} AS SELECT * FROM incoming")
    connection.unregister("incoming")
    return PAIRS

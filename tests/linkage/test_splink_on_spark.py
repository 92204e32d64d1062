"""What Spark weighs is compared with DuckDB where a Spark runs (`tests/engines/test_payment_spark`); here: what is brought back."""

from __future__ import annotations

import duckdb

from jixiao.linkage.disputes import compare
from jixiao.linkage.linking import _load, _load_decided
from jixiao.linkage.splink_model import predict
from jixiao.linkage.splink_on_spark import KEPT
from tests.linkage.world import rules, world


def test_the_columns_kept_are_all_that_is_needed_further_on() -> None:
    with duckdb.connect() as connection:
        for table, export in (("a", world().a), ("b", world().b)):
            _load(connection, table, export.prepared)
        _load_decided(connection, ())
        pairs = predict(connection, world().linked.trained)
        names = [row[0] for row in connection.sql(f"DESCRIBE {pairs}").fetchall() if row[0].startswith(KEPT)]
        connection.execute(f"CREATE TABLE kept AS SELECT {', '.join(names)} FROM {pairs}")
        results = []
        for table in (pairs, "kept"):
            compare(connection, pairs=table, priors=rules().priors)
            results.append(connection.sql("SELECT * FROM compared ORDER BY line_l, line_r").fetchall())
    assert results[0] == results[1]
    assert results[0]

"""Spark with a master and two workers gives exactly what the slow reference gives, even when a worker is killed in the middle."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from jixiao.engines.measure_sql import count_on
from jixiao.engines.payment_input import sources
from jixiao.engines.payment_run import answers, saved
from jixiao.engines.payment_spark import SparkSession, spark_problem
from jixiao.engines.payment_sql import Year
from jixiao.facts.records import BY_NAME
from jixiao.facts.snapshot import ARROW
from jixiao.measures.compiled import compile_measure
from jixiao.measures.reference import count
from tests.clusters import JAVA, NO_SPARK, SPARK, spark

from .measure_worlds import CALENDAR as MEASURED_CALENDAR
from .measure_worlds import MEASURES, SCOPE, records
from .payment_worlds import YEAR, rules, world
from .test_payment_run import CALENDAR, UNITS, alike, reference, written

SMALL = {
    "spark.sql.shuffle.partitions": "2",
    "spark.default.parallelism": "2",
    "spark.driver.memory": "768m",
    "spark.executor.memory": "512m",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.showConsoleProgress": "false",
    # Two hundred rows: compiling each query would take longer than running it.
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.adaptive.enabled": "false",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.executor.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
}


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.skipif(JAVA is None or SPARK is None, reason=NO_SPARK)
@pytest.mark.filterwarnings("ignore")
def test_the_same_as_the_reference_though_a_worker_dies(tmp_path: Path) -> None:
    assert spark_problem() is None
    made = world(1)
    found, findings = sources(written(made, tmp_path), unit="A", fiscal_year=None)
    assert not findings
    with spark() as cluster:
        session = SparkSession(master=cluster.master, calendar=CALENDAR, settings=SMALL)
        try:
            assert session.read_parquet(found) == ()
            assert session.years() == (YEAR - 1, YEAR)
            told = []
            for one in answers(session, rules().rules, year=Year(YEAR, UNITS)):
                told.append(one)
                if one.rule.code == "TM-14":
                    cluster.kill_worker()
            out = tmp_path / "out"
            out.mkdir()
            (kept,) = saved(session, [rules().rules[2]], year=Year(YEAR, UNITS), folder=out)
            counted = _measured(session, tmp_path / "measured")
        finally:
            session.close()
    for code, expected in counted.items():
        assert expected[0] == expected[1], code
    for mine, other in zip(told, reference(made), strict=True):
        assert alike(mine.payments) == alike(other.payments), mine.rule.code
        assert alike(mine.groups) == alike(other.groups), mine.rule.code
        assert mine.coverage == other.coverage, mine.rule.code
    assert kept.payments == len(told[2].payments)
    assert list((out / "TM-03-2023-payments.parquet").glob("*.parquet"))


def _measured(session: SparkSession, folder: Path) -> dict[str, tuple[object, object]]:
    """Measures of every form, counted by Spark and by the reference, over other records than those of the rules."""
    folder.mkdir()
    tables = records(2)
    for name, lines in tables.items():
        columns = BY_NAME[name].columns
        arrays = {column: pa.array([line[column] for line in lines], ARROW[type_]) for column, type_ in columns.items()}
        pq.write_table(pa.table(arrays), folder / f"{name}.parquet")
    found, findings = sources(folder, unit="A", fiscal_year=None)
    assert not findings
    assert session.read_parquet(found) == ()
    chosen = {
        (compile_measure(one).aggregate.kind, bool(one.where), one.joins, one.group, one.table): one for one in MEASURES
    }
    counted = count_on(session, list(chosen.values()), scope=SCOPE)
    assert len(counted) > 20
    return {
        one.code: (counted[one.code], count(one, tables=tables, scope=SCOPE, calendar=MEASURED_CALENDAR))
        for one in chosen.values()
    }

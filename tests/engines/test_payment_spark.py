"""Spark with a master and two workers gives exactly what the slow reference gives, even when a worker is killed in the middle."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.engines.payment_input import sources
from jixiao.engines.payment_run import answers, saved
from jixiao.engines.payment_spark import SparkSession, spark_problem
from jixiao.engines.payment_sql import Year
from tests.clusters import JAVA, NO_SPARK, SPARK, spark

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
        finally:
            session.close()
    for mine, other in zip(told, reference(made), strict=True):
        assert alike(mine.payments) == alike(other.payments), mine.rule.code
        assert alike(mine.groups) == alike(other.groups), mine.rule.code
        assert mine.coverage == other.coverage, mine.rule.code
    assert kept.payments == len(told[2].payments)
    assert list((out / "TM-03-2023-payments.parquet").glob("*.parquet"))

"""Payment rules on Spark, for ledgers beyond one machine; the statements are the ones DuckDB runs, written in Spark's dialect."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from jixiao.expressions.types import Value
from jixiao.kernel.finding import Finding, FindingCode, Severity, register
from jixiao.standards.payment_rules import TABLE

from .dialects import written
from .payment_source import ZONE, Source, key_sql, repeated
from .payment_sql import Step
from .plain_session import PlainSession

NO_SPARK = register(
    FindingCode(
        "JX-MON-005",
        Severity.ERROR,
        "这台机器上没有 Spark：{found}",
        "安装 Java 17 和 pip install 'jixiao[spark]'，或者改用 --engine duckdb（结果相同）",
        "Spark 只在数据大到一台机器放不下时才需要。",
    )
)
CALENDAR = pa.schema([("day", pa.int64()), ("workday", pa.int64())])
SETTINGS: Mapping[str, str] = {
    "spark.sql.ansi.enabled": "true",  # an overflow stops the run instead of wrapping around
    "spark.sql.session.timeZone": ZONE,
    "spark.ui.enabled": "false",
    "spark.sql.adaptive.enabled": "true",
    "spark.task.maxFailures": "8",
}

PARTS, PART_BYTES = "spark.sql.shuffle.partitions", 32 * 1024 * 1024
"""Spark's own 200 parts for every regrouping cost more than the work while the data are small; a part is about so much Parquet."""


def spark_problem() -> Finding | None:
    """Why Spark cannot be used here; None when it can."""
    try:
        import pyspark  # noqa: F401, PLC0415 – an optional engine
    except ImportError as error:
        return NO_SPARK.at(found=f"没有 pyspark（{error.name}）")
    return None


def spark_session(master: str) -> Any:
    """Spark's own session, begun or at hand; `master` as Spark knows it: local[2], spark://host:7077, yarn.

    Other settings are Spark's own: spark-defaults.conf.
    """
    from pyspark.sql import SparkSession as Builder  # noqa: PLC0415 – an optional engine

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = Builder.builder.master(master).appName("jixiao")
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    session: Any = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session


class SparkSession(PlainSession):
    """A Spark application with the record types as temporary views; ends with `close`."""

    def __init__(self, *, master: str, calendar: Mapping[int, int]) -> None:
        """`master` as `spark_session` says."""
        self._spark: Any = spark_session(master)
        self._tables: list[str] = []
        self._kept: dict[str, Any] = {}
        # As Arrow it needs no Python on the workers.
        days = pa.table({"day": list(calendar), "workday": list(calendar.values())}, schema=CALENDAR)
        self._spark.createDataFrame(days).createOrReplaceTempView("calendar")

    @property
    def tables(self) -> tuple[str, ...]:
        """The record types that were handed in."""
        return tuple(self._tables)

    def read(self, sources: Sequence[Source]) -> tuple[Finding, ...]:
        """Views over files; findings for look-up tables whose keys stand twice."""
        findings: list[Finding] = []
        self._divide(sum(file.stat().st_size for source in sources for file in _data(source.files)))
        for source in sources:
            name = source.record.name
            raw = f"raw_{name}"
            files = self._spark.read.option("mergeSchema", str(source.uneven).lower())
            files.parquet(*(str(file) for file in source.files)).createOrReplaceTempView(raw)
            if source.checks and (wrong := source.wrong(self.fetch(source.wrong_sql(raw))[0])):
                findings += wrong
                continue
            self._spark.sql(written(source.select(raw), "spark")).createOrReplaceTempView(name)
            self._tables.append(name)
            if name != TABLE:
                findings += [repeated(source.record, line) for line in self.fetch(key_sql(source.record))]
        return tuple(findings)

    def _divide(self, size: int) -> None:
        """Into as many parts as data of `size` bytes and the processors want, unless spark-defaults.conf says."""
        context = self._spark.sparkContext
        if not context.getConf().contains(PARTS):
            self._spark.conf.set(PARTS, str(max(2 * context.defaultParallelism, -(-size // PART_BYTES))))

    def years(self) -> tuple[int, ...]:
        """The fiscal years of the payments."""
        return tuple(int(year or 0) for (year,) in self.fetch("SELECT DISTINCT fiscal_year FROM payment ORDER BY 1"))

    def fetch(self, sql: str) -> list[tuple[Value, ...]]:
        """The lines of a query."""
        return [tuple(row) for row in self._spark.sql(written(sql, "spark")).collect()]

    def make(self, step: Step) -> None:
        """A table on the way, kept as long as it is needed; a worker that is lost takes nothing with it that is not made again."""
        made = self._spark.sql(written(step.sql, "spark")).persist()
        made.createOrReplaceTempView(step.name)
        self._kept[step.name] = made

    def drop(self, name: str) -> None:
        """Forgets it."""
        self._spark.catalog.dropTempView(name)
        self._kept.pop(name).unpersist()

    def save(self, sql: str, path: Path) -> int:
        """The lines of a query as a folder of Parquet; how many they are."""
        lines = self._spark.sql(written(sql, "spark"))
        lines.write.mode("overwrite").parquet(str(path))
        return int(self._spark.read.schema(lines.schema).parquet(str(path)).count())

    def close(self) -> None:
        """Ends the application."""
        self._spark.stop()


def _data(files: Iterable[Path]) -> Iterator[Path]:
    """The files themselves, where a folder stands for those in it."""
    for path in files:
        yield from path.rglob("*.parquet") if path.is_dir() else (path,)

"""Payment rules and measures on PostgreSQL, where the ledger already is: nothing is copied out, nothing stays behind."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from jixiao.expressions.types import Value
from jixiao.kernel.finding import Finding, FindingCode, Severity, register
from jixiao.standards.payment_rules import TABLE

from .dialects import written
from .payment_source import Source, key_sql, repeated
from .payment_sql import Step
from .payment_tables import table_sources
from .plain_session import PlainSession

NOT_ANSWERED = register(
    FindingCode(
        "JX-MON-030",
        Severity.ERROR,
        "数据库没有答复：{found}",
        "核对地址、用户、密码（PGPASSWORD 或 ~/.pgpass）和权限：要能读这些表，并能建临时表（主库，不是只读副本）",
        "没有查成不等于没有疑点。",
    )
)
FUNCTIONS = (
    """CREATE FUNCTION pg_temp.jx_whole(given TEXT) RETURNS BIGINT IMMUTABLE LANGUAGE sql AS
    $$ SELECT CASE WHEN given ~ '^[+-]?[0-9]{1,18}$' THEN CAST(given AS BIGINT) END $$""",
    """CREATE FUNCTION pg_temp.jx_day(given TEXT) RETURNS DATE IMMUTABLE LANGUAGE plpgsql AS
    $$ BEGIN
      IF given !~ '^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}( .*)?$' THEN RETURN NULL; END IF;
      RETURN CAST(given AS DATE);
    EXCEPTION WHEN OTHERS THEN RETURN NULL;
    END $$""",
)
"""What the other engines have: a value that cannot be cast is unknown. They end with the session, like every table."""
LINES = 20_000
"""Lines of an answer written at a time."""
WHOLE = frozenset({20, 21, 23})
"""PostgreSQL's numbers for its whole-number types."""


class NotAnswered(Exception):
    """The database refused, is gone, or is not there; `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.text)
        self.finding = finding


class PostgresSession(PlainSession):
    """A connection in which each record type is a view of its name; one transaction, so that no rule sees a later ledger than another.

    Everything is temporary and given up with `close`.
    """

    def __init__(self, address: str, *, calendar: Mapping[int, int]) -> None:
        """`address` as libpq knows it; raises NotAnswered where nobody answers there."""
        driver = _driver()
        with _answered():
            self._connection: Any = driver.connect(address, application_name="jixiao")
            self._connection.isolation_level = driver.IsolationLevel.REPEATABLE_READ
        self._tables: list[str] = []
        try:
            self._prepare(calendar)
        except NotAnswered:
            self.close()
            raise

    def _prepare(self, calendar: Mapping[int, int]) -> None:
        with self._cursor() as cursor:
            for function in FUNCTIONS:
                cursor.execute(function)
            cursor.execute("CREATE TEMP TABLE calendar (day BIGINT PRIMARY KEY, workday BIGINT NOT NULL)")
            cursor.executemany("INSERT INTO calendar VALUES (%s, %s)", list(calendar.items()))
            cursor.execute("ANALYZE calendar")

    @property
    def tables(self) -> tuple[str, ...]:
        """The record types there are."""
        return tuple(self._tables)

    def sources(
        self, *, schema: str, tables: Mapping[str, str], wanted: Collection[str], unit: str, fiscal_year: int | None
    ) -> tuple[tuple[Source, ...], tuple[Finding, ...]]:
        """Where the record types `wanted` lie (`payment_tables.table_sources`)."""
        with _answered():
            return table_sources(
                self._connection, schema=schema, tables=tables, wanted=wanted, unit=unit, fiscal_year=fiscal_year
            )

    def read(self, sources: Sequence[Source]) -> tuple[Finding, ...]:
        """Views over the tables; findings for values that cannot be read, and for look-up tables whose keys stand twice."""
        findings: list[Finding] = []
        for source in sources:
            name = source.record.name
            raw = f"raw_{name}"
            self._run(f"CREATE TEMP VIEW {raw} AS {source.relation}")
            if source.checks and (wrong := source.wrong(self.fetch(source.wrong_sql(raw))[0])):
                findings += wrong
                continue
            self._run(f"CREATE TEMP VIEW {name} AS {_plain(source.select(raw))}")
            self._tables.append(name)
            if name != TABLE:
                findings += [repeated(source.record, line) for line in self.fetch(key_sql(source.record))]
        return tuple(findings)

    def years(self) -> tuple[int, ...]:
        """The fiscal years of the payments."""
        return tuple(int(year or 0) for (year,) in self.fetch("SELECT DISTINCT fiscal_year FROM payment ORDER BY 1"))

    def fetch(self, sql: str) -> list[tuple[Value, ...]]:
        """The lines of a query."""
        with self._cursor() as cursor:
            cursor.execute(_plain(sql))
            found: list[tuple[Value, ...]] = cursor.fetchall()
        return found

    def make(self, step: Step) -> None:
        """A table on the way, with statistics, so that the next step is planned on its real size."""
        self.drop(step.name)
        self._run(f"CREATE TEMP TABLE {step.name} AS {_plain(step.sql)}")
        self._run(f"ANALYZE {step.name}")

    def drop(self, name: str) -> None:
        """Forgets it."""
        self._run(f"DROP TABLE IF EXISTS pg_temp.{name}")

    def save(self, sql: str, path: Path) -> int:
        """The lines of a query as Parquet, fetched some at a time; how many they are."""
        count = 0
        with _answered(), self._connection.cursor(name="jx_lines") as cursor:
            cursor.execute(_plain(sql))
            schema = pa.schema(
                [(one.name, pa.int64() if one.type_code in WHOLE else pa.string()) for one in cursor.description]
            )
            with pq.ParquetWriter(path, schema, compression="zstd") as file:
                while lines := cursor.fetchmany(LINES):
                    columns = zip(*lines, strict=True)
                    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
                    file.write_batch(pa.record_batch(arrays, schema=schema))
                    count += len(lines)
        return count

    def close(self) -> None:
        """Ends it; the transaction is given up, and with it everything made on the way."""
        self._connection.close()

    def _run(self, sql: str) -> None:
        with self._cursor() as cursor:
            cursor.execute(sql)

    @contextmanager
    def _cursor(self) -> Iterator[Any]:
        with _answered(), self._connection.cursor() as cursor:
            yield cursor


@contextmanager
def _answered() -> Iterator[None]:
    """Turns what the database refuses into a finding."""
    try:
        yield
    except _driver().Error as error:
        raise NotAnswered(NOT_ANSWERED.at(found=str(error).strip().splitlines()[0])) from error


def _driver() -> Any:
    try:
        import psycopg  # noqa: PLC0415 – an optional engine
    except ImportError as error:
        raise NotAnswered(NOT_ANSWERED.at(found=f"没有 {error.name}，请安装 pip install 'jixiao[postgres]'")) from error
    return psycopg


def _plain(sql: str) -> str:
    # Without parameters psycopg sends the text as it is: a per cent sign of a rule is no place-holder.
    return written(sql, "postgres")

"""Millions of indicators scored in one run: points, the branch that gave them, sums by project and department."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from jixiao.expressions.branches import Branches

REQUIRED: dict[str, str] = {
    "department": "BIGINT",
    "project": "BIGINT",
    "rule": "VARCHAR",
    "actual": "BIGINT",
    "target": "BIGINT",
    "full": "BIGINT",
}


class WrongShape(TypeError):
    """The indicator file lacks a column or holds it in another type; nothing was scored."""


@dataclass(frozen=True, slots=True)
class Scored:
    """How many indicators were scored, how many could not be (no result), and the sum of points in hundredths."""

    indicators: int
    undetermined: int
    points: int


def score_file(
    connection: duckdb.DuckDBPyConnection, *, indicators: Path, rules: Mapping[str, Branches], version: str
) -> Scored:
    """Scores every indicator of a Parquet file into table `scored`, then sums into `project_points` and `department_points`.

    `rules` are the branches by rule key, the same ones the interpreter runs; `version` is the standard's and goes into the trace
    (a struct: rule, version, branch; the sentence is rendered when someone looks). An indicator whose rule is unknown, or that has
    no result, keeps NULL points and is counted as undetermined; it is asked for in `full` all the same.
    """
    source = f"read_parquet('{_quoted(str(indicators))}')"
    _check(connection, source)
    columns = sorted({column for branches in rules.values() for column in branches.columns})
    physical = {column: f'"{column}"' for column in columns}
    points = _by_rule({key: branches.sql_score("duckdb", columns=physical) for key, branches in rules.items()})
    branch = _by_rule({key: branches.sql_code("duckdb", columns=physical) for key, branches in rules.items()})
    connection.execute(
        f'CREATE OR REPLACE TABLE scored AS SELECT department, project, "full", {points} AS points,'
        f" {{'rule': rule, 'version': '{_quoted(version)}', 'branch': {branch}}} AS trace FROM {source}"
    )
    connection.execute(
        "CREATE OR REPLACE TABLE project_points AS SELECT department, project, sum(coalesce(points, 0))::BIGINT AS points,"
        ' sum("full")::BIGINT AS "full", count(*) - count(points) AS undetermined FROM scored GROUP BY ALL'
    )
    connection.execute(
        "CREATE OR REPLACE TABLE department_points AS SELECT department, sum(points)::BIGINT AS points,"
        ' sum("full")::BIGINT AS "full", count(*) AS projects, sum(undetermined)::BIGINT AS undetermined'
        " FROM project_points GROUP BY ALL"
    )
    total = connection.execute(
        "SELECT count(*), count(*) - count(points), coalesce(sum(points), 0)::BIGINT FROM scored"
    ).fetchall()[0]
    return Scored(*total)


def _check(connection: duckdb.DuckDBPyConnection, source: str) -> None:
    # Integers only: DuckDB's `//` on a DOUBLE does not floor, and no error would be raised.
    found = {name: type_ for name, type_, *_ in connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()}
    wrong = {name: found.get(name) for name, type_ in REQUIRED.items() if found.get(name) != type_}
    if wrong:
        raise WrongShape(f"expected {REQUIRED}, wrong or missing: {wrong}")


def _by_rule(texts: Mapping[str, str]) -> str:
    cases = " ".join(f"WHEN '{_quoted(key)}' THEN {text}" for key, text in texts.items())
    return f"CASE rule {cases} END"


def _quoted(text: str) -> str:
    return text.replace("'", "''")

"""Scoring at scale gives the interpreter's points for every indicator, and the same sums."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao.engines.indicator_scoring import WrongShape, score_file
from jixiao.measures.catalog import BY_CODE
from jixiao.standards.indicator_rules import RULE_KEYS, indicator_branches
from jixiao.standards.library import find_standard

ROOT = Path(__file__).resolve().parents[2] / "standards"
STANDARD, _ = find_standard("cn-mof-2021-101", root=ROOT, known=BY_CODE.keys())
assert STANDARD is not None
RULES = {key: indicator_branches(STANDARD, key) for key in RULE_KEYS}
QUANTITY = st.none() | st.integers(min_value=-5, max_value=10**12)
INDICATOR = st.fixed_dictionaries(
    {
        "department": st.integers(min_value=0, max_value=2),
        "project": st.integers(min_value=0, max_value=5),
        "rule": st.sampled_from([*RULE_KEYS, "unknown"]),
        "actual": QUANTITY,
        "target": QUANTITY,
        "full": st.integers(min_value=0, max_value=10_000),
        "pass_line": st.none() | st.integers(min_value=0, max_value=10_000),
        "tier": st.sampled_from(["achieved", "partly", "missed", None]),
        "share": st.none() | st.integers(min_value=0, max_value=10_000),
    }
)
TYPES = {"rule": "VARCHAR", "tier": "VARCHAR"}


def written(folder: Path, rows: list[dict[str, object]]) -> Path:
    """The indicators as a Parquet file."""
    path = folder / "indicators.parquet"
    columns = ", ".join(f'"{name}" {TYPES.get(name, "BIGINT")}' for name in rows[0])
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE t ({columns})")
        connection.executemany(
            f"INSERT INTO t VALUES ({', '.join('?' * len(rows[0]))})", [[row[name] for name in rows[0]] for row in rows]
        )
        connection.execute(f"COPY t TO '{path}' (FORMAT parquet)")
    return path


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=st.lists(INDICATOR, min_size=1, max_size=40))
def test_engine_and_interpreter_agree(rows: list[dict[str, object]], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = written(tmp_path_factory.mktemp("indicators"), rows)
    expected = [RULES[str(row["rule"])].evaluate(row) if row["rule"] in RULES else (None, None) for row in rows]  # type: ignore[arg-type]
    with duckdb.connect() as connection:
        scored = score_file(connection, indicators=path, rules=RULES, version="v1")
        found = connection.execute("SELECT trace.branch, points FROM scored ORDER BY rowid").fetchall()
        departments = connection.execute("SELECT sum(points), sum(projects) FROM department_points").fetchall()[0]
    assert sorted(map(repr, found)) == sorted(map(repr, expected))
    total = sum(points or 0 for _, points in expected)
    assert (scored.points, scored.indicators, departments[0]) == (total, len(rows), total)
    assert scored.undetermined == sum(points is None for _, points in expected)
    assert departments[1] == len({(row["department"], row["project"]) for row in rows})


def test_doubles_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "i.parquet"
    columns = "1::BIGINT department, 1::BIGINT project, 'ratio' AS rule, 1.5::DOUBLE actual, 1::BIGINT target, 1::BIGINT \"full\""
    duckdb.sql(f"COPY (SELECT {columns}) TO '{path}'")
    with duckdb.connect() as connection, pytest.raises(WrongShape, match="actual"):
        score_file(connection, indicators=path, rules=RULES, version="v1")

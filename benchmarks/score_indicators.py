"""2,000,000 indicators of 200,000 projects in 5,000 departments: our rules against hand-written DuckDB and Polars, in one run.

Run:  .venv/bin/python benchmarks/score_indicators.py [--indicators 2000000] [--rounds 5]
Prints rows per second and the ratio to both; the three must agree to the last hundredth of a point, else it exits 1.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import polars as pl

from jixiao.engines.indicator_scoring import score_file
from jixiao.measures.catalog import BY_CODE
from jixiao.standards.indicator_rules import indicator_branches
from jixiao.standards.library import find_standard
from jixiao.workbench.settings import from_environment

RULES = ("ratio", "ratio_reverse", "direct", "tier", "satisfaction")


def make_data(path: Path, *, indicators: int) -> None:
    """Writes the indicators: ten a project, forty projects a department; one in a hundred has no result."""
    duckdb.sql(f"""
        COPY (SELECT (i // 400)::BIGINT AS department, (i // 10)::BIGINT AS project,
            ['ratio', 'ratio_reverse', 'direct', 'tier', 'satisfaction'][1 + (i % 5)::INT] AS rule,
            CASE WHEN i % 100 = 17 THEN NULL ELSE ((i * 7919) % 1300000)::BIGINT END AS actual,
            ((i * 104729) % 1000000 + 1)::BIGINT AS target,
            (200 + (i * 31) % 900)::BIGINT AS "full",
            CASE WHEN i % 3 = 0 THEN 6000::BIGINT ELSE NULL END AS pass_line,
            ['achieved', 'partly', 'missed'][1 + ((i // 5) % 3)::INT] AS tier,
            CASE (i // 5) % 3 WHEN 0 THEN 8000 + (i * 13) % 2001 WHEN 1 THEN 6000 + (i * 13) % 2000
                ELSE (i * 13) % 6000 END::BIGINT AS share
        FROM range({indicators}) t(i)) TO '{path}' (FORMAT parquet)""")


def ours(path: Path) -> int:
    """Our own path: the rules of 财预〔2021〕101号 as data, compiled, with trace and roll-up."""
    standard, findings = find_standard("cn-mof-2021-101", root=from_environment().standards, known=BY_CODE.keys())
    if standard is None:
        raise SystemExit("\n".join(finding.text for finding in findings))
    rules = {key: indicator_branches(standard, key) for key in RULES}
    connection = duckdb.connect()
    scored = score_file(connection, indicators=path, rules=rules, version=standard.version)
    connection.close()
    return scored.points


HAND = """
CREATE TABLE scored AS SELECT department, project, "full", CASE rule
 WHEN 'ratio' THEN CASE WHEN actual IS NULL OR target IS NULL THEN NULL WHEN actual >= target THEN "full"
   WHEN actual <= 0 OR target <= 0 THEN 0 WHEN pass_line IS NOT NULL AND actual * 10000 < pass_line * target THEN 0
   ELSE (2 * actual * "full" + target) // (2 * target) END
 WHEN 'ratio_reverse' THEN CASE WHEN actual IS NULL OR target IS NULL THEN NULL
   WHEN actual <= target OR actual <= 0 THEN "full" WHEN target <= 0 THEN 0
   WHEN pass_line IS NOT NULL AND target * 10000 < pass_line * actual THEN 0 ELSE (2 * target * "full" + actual) // (2 * actual) END
 WHEN 'direct' THEN CASE WHEN actual IS NULL OR target IS NULL THEN NULL WHEN actual >= target THEN "full" ELSE 0 END
 WHEN 'tier' THEN CASE WHEN tier IS NULL OR share IS NULL THEN NULL ELSE (2 * share * "full" + 10000) // 20000 END
 WHEN 'satisfaction' THEN CASE WHEN actual IS NULL THEN NULL WHEN actual >= 900000 THEN "full" WHEN actual >= 800000
   THEN (2 * "full" * 80 + 100) // 200 WHEN actual >= 600000 THEN (2 * "full" * 50 + 100) // 200 ELSE 0 END
END AS points FROM read_parquet('{path}');
CREATE TABLE project_points AS SELECT department, project, sum(points) AS points, sum("full") AS "full" FROM scored GROUP BY ALL;
CREATE TABLE department_points AS SELECT department, sum(points) AS points FROM project_points GROUP BY ALL;
"""


def by_hand(path: Path) -> int:
    """A specialist's SQL without rules, versions or trace."""
    connection = duckdb.connect()
    connection.execute(HAND.format(path=path))
    total = connection.execute("SELECT sum(points)::BIGINT FROM department_points").fetchall()[0][0]
    connection.close()
    return int(total)


def by_polars(path: Path) -> int:
    """The same in Polars expressions, without rules, versions or trace."""
    actual, target, full, share = (pl.col(name) for name in ("actual", "target", "full", "share"))
    line = pl.col("pass_line")
    ratio = (
        pl.when(actual.is_null()).then(None).when(actual >= target).then(full).when(actual <= 0).then(0)
        .when(line.is_not_null() & (actual * 10000 < line * target)).then(0)
        .otherwise((2 * actual * full + target) // (2 * target))
    )  # fmt: skip
    reverse = (
        pl.when(actual.is_null()).then(None).when(actual <= target).then(full)
        .when(line.is_not_null() & (target * 10000 < line * actual)).then(0)
        .otherwise((2 * target * full + actual) // (2 * actual))
    )  # fmt: skip
    direct = pl.when(actual.is_null()).then(None).when(actual >= target).then(full).otherwise(0)
    satisfied = (
        pl.when(actual.is_null()).then(None).when(actual >= 900000).then(full)
        .when(actual >= 800000).then((full * 160 + 100) // 200).when(actual >= 600000).then((full * 100 + 100) // 200)
        .otherwise(0)
    )  # fmt: skip
    rule = pl.col("rule")
    points = (
        pl.when(rule == "ratio").then(ratio).when(rule == "ratio_reverse").then(reverse).when(rule == "direct").then(direct)
        .when(rule == "tier").then((2 * share * full + 10000) // 20000).otherwise(satisfied)
    )  # fmt: skip
    scored = pl.scan_parquet(path).select("department", "project", "full", points.alias("points"))
    projects = scored.group_by("department", "project").agg(pl.col("points").sum(), pl.col("full").sum())
    return int(projects.group_by("department").agg(pl.col("points").sum()).collect()["points"].sum())


def main() -> int:
    """Runs the three in turn, several rounds, and prints medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--indicators", type=int, default=2_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    ways: dict[str, Callable[[Path], int]] = {"jixiao": ours, "duckdb by hand": by_hand, "polars by hand": by_polars}
    times: dict[str, list[float]] = {name: [] for name in ways}
    totals: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "indicators.parquet"
        make_data(path, indicators=arguments.indicators)
        for _ in range(arguments.rounds):
            for name, run in ways.items():
                start = time.perf_counter()
                totals[name] = run(path)
                times[name].append(time.perf_counter() - start)
    own = statistics.median(times["jixiao"])
    print("| way | s (median) | million rows / s | jixiao / this | sum of points |\n|---|---|---|---|---|")
    for name, seconds in times.items():
        median = statistics.median(seconds)
        rate = arguments.indicators / median / 1e6
        print(f"| {name} | {median:.2f} | {rate:.2f} | {own / median:.2f} | {totals[name] / 100:,.2f} |")
    return 0 if len(set(totals.values())) == 1 else 1


if __name__ == "__main__":
    sys.exit(main())

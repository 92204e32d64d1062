"""Statements of the plans, written for another engine by SQLGlot."""

from __future__ import annotations

from functools import lru_cache

from sqlglot import ErrorLevel, exp, parse_one


@lru_cache(maxsize=1024)
def written(sql: str, dialect: str) -> str:
    """A statement of DuckDB's dialect in "spark" or "postgres"; raises where the other has no such thing.

    >>> written('SELECT COUNT(*) FROM "t" WHERE a // 2 > 1', "spark")
    'SELECT COUNT(*) FROM `t` WHERE a DIV 2 > 1'
    """
    tree = parse_one(sql, read="duckdb")
    if dialect == "postgres":
        tree = tree.transform(_tried)
    return tree.sql(dialect, unsupported_level=ErrorLevel.RAISE)


def _tried(node: exp.Expression) -> exp.Expression:
    """A cast that may fail: PostgreSQL has none, so the session brings its own (`payment_postgres.FUNCTIONS`)."""
    if isinstance(node, exp.TryCast):
        name = "jx_day" if node.to.is_type("date") else "jx_whole"
        return exp.Anonymous(this=f"pg_temp.{name}", expressions=[exp.cast(node.this, "text")])
    return exp.EQ(this=node.this, expression=exp.Literal.string("NaN")) if isinstance(node, exp.IsNan) else node

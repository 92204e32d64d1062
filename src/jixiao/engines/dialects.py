"""Statements of the plans, written for another engine by SQLGlot."""

from __future__ import annotations

from functools import lru_cache

from sqlglot import ErrorLevel, transpile


@lru_cache(maxsize=1024)
def written(sql: str, dialect: str) -> str:
    """A statement of DuckDB's dialect in "spark" or "postgres"; raises where the other has no such thing.

    >>> written('SELECT COUNT(*) FROM "t" WHERE a // 2 > 1', "spark")
    'SELECT COUNT(*) FROM `t` WHERE a DIV 2 > 1'
    """
    (text,) = transpile(sql, read="duckdb", write=dialect, unsupported_level=ErrorLevel.RAISE)
    return text

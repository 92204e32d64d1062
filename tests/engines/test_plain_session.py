"""What DuckDB keeps and looks for beforehand changes how long it takes and nothing else: without it, it finds the same."""

from __future__ import annotations

from pathlib import Path

from jixiao.engines.payment_duckdb import DuckSession
from jixiao.engines.payment_input import sources
from jixiao.engines.plain_session import PlainSession

from .payment_worlds import world
from .test_payment_run import CALENDAR, says_the_same, written


class PlainDuckSession(PlainSession, DuckSession):
    """DuckDB without any help."""


def test_the_same_without_help(tmp_path: Path) -> None:
    made = world(3)
    found, _ = sources(written(made, tmp_path), unit="A", fiscal_year=None)
    session = PlainDuckSession(calendar=CALENDAR)
    session.read(found)
    says_the_same(session, made)

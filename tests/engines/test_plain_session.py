"""What DuckDB keeps and looks for beforehand changes how long it takes and nothing else: without it, it finds the same."""

from __future__ import annotations

from pathlib import Path

from jixiao.engines.payment_duckdb import DuckSession
from jixiao.engines.payment_input import sources
from jixiao.engines.payment_run import answers
from jixiao.engines.payment_sql import Year
from jixiao.engines.plain_session import PlainSession

from .payment_worlds import YEAR, rules, world
from .test_payment_run import CALENDAR, UNITS, alike, reference, written


class PlainDuckSession(PlainSession, DuckSession):
    """DuckDB without any help."""


def test_the_same_without_help(tmp_path: Path) -> None:
    made = world(3)
    found, _ = sources(written(made, tmp_path), unit="A", fiscal_year=None)
    session = PlainDuckSession(calendar=CALENDAR)
    session.read(found)
    told = list(answers(session, rules().rules, year=Year(YEAR, UNITS)))
    session.close()
    for one, other in zip(told, reference(made), strict=True):
        assert alike(one.payments) == alike(other.payments), one.rule.code
        assert alike(one.groups) == alike(other.groups), one.rule.code
        assert one.coverage == other.coverage, one.rule.code

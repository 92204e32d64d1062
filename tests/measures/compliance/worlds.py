"""Small worlds for obligations: records with a few columns, the bundled calendar and packs."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from jixiao.expressions.types import Value
from jixiao.facts.records import BY_NAME
from jixiao.kernel.period import day_number
from jixiao.kernel.source import Source
from jixiao.measures.compliance.givens import TABLES
from jixiao.measures.compliance.judging import World, judge
from jixiao.measures.model import Scope
from jixiao.standards.calendars import load_calendar
from jixiao.standards.compliance import Obligation
from jixiao.standards.compliance_answers import Judged
from jixiao.standards.compliance_reader import load_compliance

ROOT = Path(__file__).resolve().parents[3]
STANDARDS = ROOT / "standards"
SCOPE = Scope(("1",), 2023)
Records = list[dict[str, Value]]


def on(text: str) -> int:
    """The day number of a date."""
    return day_number(date.fromisoformat(text))


def record(table: str, **values: Value) -> dict[str, Value]:
    """A record with every other column absent."""
    return dict.fromkeys(BY_NAME[table].columns) | {"unit": "1", "fiscal_year": 2023} | values


@cache
def obligations() -> dict[str, Obligation]:
    """Every bundled obligation by code; those of packs that are made for some units apart."""
    packs = [load_compliance(path, tables=TABLES)[0] for path in STANDARDS.glob("*/compliance-*/standard.yaml")]
    return {one.code: one for pack in packs if pack and not pack.units for one in pack.obligations}


@cache
def calendar() -> dict[int, int]:
    """The bundled working days."""
    return load_calendar(STANDARDS)


def asked(code: str, *, as_of: str = "", **tables: Records) -> Judged:
    """The answers to one bundled obligation; each cell says its field."""
    world = World(
        tables=tables,
        scope=SCOPE,
        calendar=calendar(),
        as_of=date.fromisoformat(as_of) if as_of else None,
        cell=lambda _, field: Source(file="a.xlsx", sha256="0", row=1, column=field),
    )
    return judge([obligations()[code]], world=world)[0]

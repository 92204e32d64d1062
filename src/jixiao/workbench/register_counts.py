"""Use case: what one register of a snapshot counts to, each number with its way back; nothing else is counted for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jixiao.engines.duckdb_engine import DuckEngine
from jixiao.facts.registers import REGISTERS
from jixiao.facts.snapshot import open_snapshot
from jixiao.measures.registers import measures_of
from jixiao.reporting.trace_json import figures_json
from jixiao.standards.calendars import load_calendar

from .measuring import counted, scope_of
from .registers import install_registers
from .settings import Settings


def count_register(folder: Path, name: str, *, settings: Settings) -> dict[str, Any]:
    """The figures of the register `name` as a trace document that `explain.explained` reads: `snapshot`, and `figures` by code."""
    install_registers(settings)
    snapshot = open_snapshot(folder)
    measures = measures_of(REGISTERS[name].register)
    with DuckEngine(snapshot, calendar=load_calendar(settings.standards)) as engine:
        figures = counted(snapshot, measures, engine=engine, scope=scope_of(snapshot))
    return {"snapshot": snapshot.key, "figures": figures_json(figures)}

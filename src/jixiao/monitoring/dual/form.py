"""What stands in the monitoring form of a project (项目支出绩效目标执行监控表, 财预〔2019〕136号): its money, objectives and indicators."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from jixiao.facts.records import BY_NAME
from jixiao.facts.showing import value_text
from jixiao.kernel.period import day_number

from .progress import Dual

Tables = Mapping[str, Iterable[Mapping[str, Any]]]
Row = Mapping[str, Any]
FISCAL = frozenset({"general", "fund", "capital"})
"""Fund types that are fiscal appropriation (财政拨款)."""
FUNDS = (("年度资金总额", None), ("其中：财政拨款", True), ("其他资金", False))


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """One line of the money in fen: the initial budget, the adjusted one, and what was paid by the cut-off."""

    label: str
    initial: int
    adjusted: int
    paid: int


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """One indicator as the form shows it, values with their unit, empty where nobody answered; `cause` and `likelihood` are codes."""

    first: str
    second: str
    name: str
    target: str
    done: str
    expected: str
    cause: str
    reason: str
    likelihood: str
    needs_correction: bool


@dataclass(frozen=True, slots=True)
class MonitoringForm:
    """The form of one project by the cut-off."""

    dual: Dual
    money: tuple[MoneyLine, ...]
    objectives: tuple[str, ...]
    indicators: tuple[IndicatorLine, ...]


def form_of(one: Dual, *, cut_off: date, tables: Tables) -> MonitoringForm:
    """The form from the rows of a department; days in rows are day numbers."""
    last = day_number(cut_off)
    lines, payments = list(_mine(one, tables, "budget_line")), list(_mine(one, tables, "payment"))
    money = tuple(
        MoneyLine(
            label,
            initial=sum(row.get("initial") or 0 for row in lines if _is(row, fiscal)),
            adjusted=sum(row.get("adjusted") or 0 for row in lines if _is(row, fiscal)),
            paid=sum(row["amount"] for row in payments if row["paid_on"] <= last and _is(row, fiscal)),
        )
        for label, fiscal in FUNDS
    )
    told = sorted(_mine(one, tables, "monitor_result"), key=lambda row: int(row["cut_off"]))
    answers = {row["indicator"]: row for row in told if row["cut_off"] <= last}
    return MonitoringForm(
        dual=one,
        money=money,
        objectives=tuple(f"{row.get('number')}. {row.get('text')}" for row in _mine(one, tables, "objective")),
        indicators=tuple(_line(row, answers.get(row["code"], {})) for row in _mine(one, tables, "indicator")),
    )


def _line(row: Row, answer: Row) -> IndicatorLine:
    unit = str(row.get("unit_name") or "")
    done = _answered(answer, "actual", unit) or value_text(_field("monitor_result", "progress"), answer.get("progress"))
    return IndicatorLine(
        first=_told("indicator", row, "first"),
        second=_told("indicator", row, "second"),
        name=_told("indicator", row, "name"),
        target=_target(row, unit),
        done=done,
        expected=_answered(answer, "forecast", unit),
        cause=str(answer.get("cause") or ""),
        reason=str(answer.get("reason") or ""),
        likelihood=str(answer.get("likelihood") or ""),
        needs_correction=answer.get("needs_correction") == 1,
    )


def _target(row: Row, unit: str) -> str:
    if row.get("target") is None:
        return str(row.get("target_text") or "")
    return f"{_told('indicator', row, 'nature')}{_told('indicator', row, 'target')}{unit}"


def _answered(answer: Row, name: str, unit: str) -> str:
    return "" if answer.get(name) is None else f"{_told('monitor_result', answer, name)}{unit}"


def _told(table: str, row: Row, name: str) -> str:
    return value_text(_field(table, name), row.get(name))


def _field(table: str, name: str) -> Any:
    return BY_NAME[table].field(name)


def _mine(one: Dual, tables: Tables, table: str) -> Iterable[Row]:
    project = one.project
    return (
        row for row in tables.get(table, ()) if row.get("project") == project.code and str(row["unit"]) == project.unit
    )


def _is(row: Row, fiscal: bool | None) -> bool:
    return fiscal is None or (row.get("fund_type") in FISCAL) is fiscal

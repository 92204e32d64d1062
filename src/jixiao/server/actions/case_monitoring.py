"""Monitoring while the year runs (绩效运行监控): how far each indicator is, where it will end, why it lags, whether it can be met."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Sum

from jixiao.expressions.types import Value
from jixiao.facts.records import BY_NAME
from jixiao.kernel.period import day_number
from jixiao.server.accounts.models import Unit, User
from jixiao.server.ledger.batches import current
from jixiao.server.ledger.rows import rows_of
from jixiao.server.process.cases import Case

from .case_records import follow
from .case_rules import Problem, Rules
from .typed_lines import read_text, typed

CAUSES = (
    ("funds", "经费保障"),
    ("rules", "制度保障"),
    ("people", "人员保障"),
    ("hardware", "硬件条件"),
    ("other", "其他"),
)
"""Causes of a deviation as the monitoring form of 财预〔2019〕136号 lists them."""
LIKELIHOODS = (("sure", "确定能"), ("maybe", "有可能"), ("never", "完全不可能"))
TYPED = ("actual", "forecast")
MONITORED = "monitor_result"
Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Progress:
    """One indicator on its way: texts as typed, what is wrong with them."""

    code: str
    name: str
    sign: str
    target: str
    unit_name: str
    actual: str
    forecast: str
    likelihood: str
    cause: str
    note: str
    wrong: tuple[str, ...]

    @property
    def lags(self) -> bool:
        """Whether the unit itself doubts that the target will be met."""
        return self.likelihood in ("maybe", "never")

    @property
    def cause_label(self) -> str:
        """The cause in Chinese."""
        return dict(CAUSES).get(self.cause, "")

    @property
    def likelihood_label(self) -> str:
        """The likelihood in Chinese."""
        return dict(LIKELIHOODS).get(self.likelihood, "")


@dataclass(frozen=True, slots=True)
class MoneyAtCutOff:
    """The year's adjusted budget and what had been paid by the cut-off, in fen."""

    budget: int
    paid: int


class Monitoring(Rules):
    """One unit's answer to a round of monitoring."""

    def problems(self, case: Case, body: Body) -> list[Problem]:
        """Every indicator is answered; a doubtful one with a cause and what is done about it."""
        told = []
        for one in progress(body):
            place = f"#line-{one.code}"
            told += [Problem(f"“{one.name}”：{text}", place) for text in one.wrong]
            if not one.actual and one.sign != "定性":
                told.append(Problem(f"“{one.name}”没有填写截止日的完成值。", place))
            if not one.likelihood:
                told.append(Problem(f"“{one.name}”没有选择全年完成的可能性。", place))
            elif one.lags and not (one.cause and one.note.strip()):
                told.append(Problem(f"“{one.name}”预计有偏差，须选择原因并写明说明和措施。", place))
        return told

    def effect(self, case: Case, body: Body, by: User) -> dict[str, Any]:
        """The answers about projects stand in the ledger from now on, one line for each indicator and cut-off."""
        if case.round is None:
            return {}
        projects = {line["code"]: str(line.get("project") or "") for line in body.get("lines", [])}
        cut_off = day_number(case.round.cut_off)
        lines = [
            {"project": projects[one.code], "indicator": one.code, "cut_off": cut_off, **_values(one)}
            for one in progress(body)
            if projects[one.code] and one.likelihood
        ]
        follow(case, {MONITORED: lines}, by=by)
        return {"answered": len(lines)}


def _values(one: Progress) -> dict[str, Value]:
    known = BY_NAME[MONITORED]
    amounts = {name: read_text(known.field(name), getattr(one, name))[0] for name in TYPED}
    return {
        **amounts,
        "likelihood": one.likelihood,
        "cause": one.cause or None,
        "reason": one.note or None,
        "needs_correction": int(one.lags),
    }


def begun(unit: Unit, fiscal_year: int) -> dict[str, Any]:
    """All indicators of the unit, nothing answered yet; what the ledger knows of results stands there already."""
    indicator, result = BY_NAME["indicator"], BY_NAME["result"]
    rows: Any = current("result", unit=unit, fiscal_year=fiscal_year)
    known = {str(row.values["indicator"]): row.values.get("actual") for row in rows_of("result", rows)}
    standing: Any = current("indicator", unit=unit, fiscal_year=fiscal_year)
    lines = []
    for row in rows_of("indicator", standing.order_by("row_id")):
        texts = {
            name: typed(indicator.field(name), row.values.get(name))
            for name in ("code", "name", "nature", "target", "target_text", "unit_name", "project")
        }
        actual = typed(result.field("actual"), known.get(texts["code"]))
        lines.append({**texts, "actual": actual, "forecast": "", "likelihood": "", "cause": "", "note": ""})
    return {"lines": lines, "summary": ""}


def progress(body: Body) -> Iterator[Progress]:
    """The lines of a body, each read."""
    field = BY_NAME["result"].field("actual")
    for line in body.get("lines", []):
        texts = {name: str(line.get(name) or "") for name in (*TYPED, "likelihood", "cause", "note")}
        wrong = tuple(problem for name in TYPED if (problem := read_text(field, texts[name])[1]))
        yield Progress(
            code=line["code"],
            name=line["name"],
            sign=line["nature"],
            target=line["target"] or line["target_text"],
            unit_name=line["unit_name"],
            wrong=wrong,
            **texts,
        )


def money_at(unit: Unit, fiscal_year: int, cut_off: date) -> MoneyAtCutOff:
    """Budget of the year and payments up to the cut-off, straight from the ledger."""
    budget: Any = current("budget_line", unit=unit, fiscal_year=fiscal_year)
    paid: Any = current("payment", unit=unit, fiscal_year=fiscal_year)
    return MoneyAtCutOff(
        budget=budget.aggregate(total=Sum("adjusted"))["total"] or 0,
        paid=paid.filter(paid_on__lte=cut_off).aggregate(total=Sum("amount"))["total"] or 0,
    )

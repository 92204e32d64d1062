"""Suspicions of the payment rules followed up: asked about, explained, judged, mended, closed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError

from jixiao.facts.schema import Field, Kind
from jixiao.monitoring.rules.hits import Hit
from jixiao.reporting.payment_rules_text import basis_text
from jixiao.server.accounts.models import Unit
from jixiao.server.process.cases import Case
from jixiao.standards.payment_rules import PaymentRule

from .case_rules import Problem, Rules
from .typed_lines import read_text

KINDS = (
    ("idle", "预算下达不及时或滞留闲置"),
    ("diverted", "挤占挪用"),
    ("widened", "违规扩大范围、提高标准"),
    ("transferred", "违规划转至财政专户、实有资金账户"),
    ("claimed", "虚报冒领、套取"),
    ("allowance", "违规发放津补贴"),
    ("procurement", "违反政府采购规定"),
    ("untrue", "数据不完整、不真实"),
    ("other", "其他"),
)
"""Kinds of violation, after those published for the monitoring of direct funds."""
MEASURES = (("refund", "退回资金"), ("correct", "调整账目"), ("other", "其他"))
JUDGED = {"normal": "认定正常", "violation": "认定违规"}
AMOUNT = Field("amount", "整改金额", Kind.MONEY, unit="元", required=True)
DAY = Field("mended_on", "整改日期", Kind.DATE, required=True)
Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RuleStatistics:
    """How a rule did: suspicions asked about, judged normal and judged a violation, still open."""

    asked: int = 0
    normal: int = 0
    violation: int = 0

    @property
    def judged(self) -> int:
        """How many were judged."""
        return self.normal + self.violation


class Suspected(Rules):
    """疑点: explained by the unit, judged by others, mended where it was a violation."""

    def problems(self, case: Case, body: Body) -> list[Problem]:
        """At first the explanation, after a violation what was done about it."""
        told = []
        if case.step == "explain" and not str(body.get("explanation") or "").strip():
            told.append(Problem("请填写“单位说明”。", "#id-explanation"))
        if case.step == "rectify":
            if body.get("measure") not in dict(MEASURES):
                told.append(Problem("请选择“整改方式”。", "#id-measure"))
            for field in (AMOUNT, DAY):
                typed = str(body.get(field.name) or "")
                wrong = read_text(field, typed)[1] if typed else f"请填写“{field.label}”。"
                told += [Problem(wrong, f"#id-{field.name}")] if wrong else []
            if not str(body.get("result") or "").strip():
                told.append(Problem("请填写“整改情况”。", "#id-result"))
        return told

    def judged(self, case: Case, code: str, detail: Mapping[str, Any]) -> dict[str, Any]:
        """Normal, or a violation of a kind; ValidationError without the kind."""
        if case.step != "judge" or code not in JUDGED:
            return {}
        if code == "normal":
            return {"judged": code}
        if detail.get("kind") not in dict(KINDS):
            raise ValidationError("认定违规须选择违规类别。")
        return {"judged": code, "kind": detail["kind"]}


def reference_of(hit: Hit) -> str:
    """What a case about a suspicion is known by."""
    return hit.reference


def begun(rule: PaymentRule, hit: Hit, *, yuan: str, question: str = "") -> dict[str, Any]:
    """What a case about a suspicion begins with: all that was found, as it was found, and what is asked besides."""
    return {
        "rule": rule.code,
        "rule_title": rule.title,
        "version": hit.version,
        "why": rule.why,
        "basis": basis_text(rule),
        "sentence": hit.sentence,
        "yuan": yuan,
        "amount_fen": hit.amount,
        "vouchers": list(hit.vouchers),
        "asks": list(rule.asks),
        "question": question,
    }


def cases_about(units: Iterable[Unit], fiscal_year: int) -> dict[str, Case]:
    """The newest case about each suspicion, by reference."""
    found = Case.objects.filter(subject="warning", unit__in=units, fiscal_year=fiscal_year).order_by("pk")
    return {case.reference: case for case in found}


def statistics(units: Iterable[Unit], fiscal_year: int) -> dict[str, RuleStatistics]:
    """How each rule did in a year, by code; rules never asked about are left out."""
    asked: Counter[str] = Counter()
    judged: Counter[tuple[str, str]] = Counter()
    for reference, outcome in Case.objects.filter(
        subject="warning", unit__in=units, fiscal_year=fiscal_year
    ).values_list("reference", "outcome"):
        rule = reference.split(":")[0]
        asked[rule] += 1
        judged[rule, outcome.get("judged", "")] += 1
    return {
        rule: RuleStatistics(count, judged[rule, "normal"], judged[rule, "violation"]) for rule, count in asked.items()
    }

"""Which payment rules a unit is watched with (规则的启用、停用和参数): each decision written once, never changed; the newest holds."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from jixiao.server.accounts.models import Unit, User


class RuleDecision(models.Model):
    """One decision about a rule for a year: on or off, with other parameters (as typed, by code) or the pack's own (none).

    A finance bureau's decision is for all units; a decision for a unit stands in for it there and below. `trial` is what the decision would
    have moved when it was taken: numbers of suspicions now, then, new, gone, and of those judged normal before.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="预算单位")
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    rule = models.CharField("规则", max_length=40)
    on = models.BooleanField("启用")
    parameters = models.JSONField("参数", default=dict)
    ground = models.CharField("理由", max_length=500)
    trial = models.JSONField("试算", default=dict)
    by_bureau = models.BooleanField("财政部门决定", default=False)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="决定人")
    at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        """Newest first."""

        ordering = ("-id",)
        verbose_name = "规则设置"
        indexes: ClassVar = [models.Index(fields=("unit", "fiscal_year"), name="rule_decision_scope")]

    def __str__(self) -> str:
        return f"{self.rule} {'启用' if self.on else '停用'}"


def decisions_for(unit: Unit, fiscal_year: int) -> dict[str, RuleDecision]:
    """The decision that holds for a unit by rule: the newest of its own, else of the nearest unit above, else of a finance bureau."""
    above = _above(unit)
    found: dict[str, RuleDecision] = {}
    for one in sorted(_concerning(unit, fiscal_year), key=lambda one: (above.get(one.unit.code, 0), one.pk)):
        found[one.rule] = one
    return found


def history_of(unit: Unit, fiscal_year: int, rule: str) -> list[RuleDecision]:
    """All decisions about a rule that concern a unit, the newest first."""
    return list(_concerning(unit, fiscal_year).filter(rule=rule))


def _above(unit: Unit) -> dict[str, int]:
    """The unit and those above it, the nearer the higher."""
    return {code: depth for depth, code in enumerate((code for code in unit.path.split("/") if code), start=1)}


def _concerning(unit: Unit, fiscal_year: int) -> models.QuerySet[RuleDecision]:
    whose = models.Q(unit__code__in=list(_above(unit))) | models.Q(unit__kind="finance")
    return RuleDecision.objects.filter(whose, fiscal_year=fiscal_year).select_related("unit", "by")

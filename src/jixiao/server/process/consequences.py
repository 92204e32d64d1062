"""What was decided about a project because of its monitoring (监控结果处置): written once, never changed; the newest holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from django.db import models

from jixiao.server.accounts.models import Unit, User

KINDS = [("continue", "继续执行"), ("reduce", "调减预算"), ("suspend", "暂缓拨付"), ("stop", "停止拨付")]


class Consequence(models.Model):
    """One decision about a project of a year; `amount` in fen is what the budget is to be reduced by."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="consequences", verbose_name="预算单位")
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    project = models.CharField("项目编码", max_length=100)
    kind = models.CharField("处置", max_length=10, choices=KINDS)
    amount = models.BigIntegerField("调减金额", null=True, blank=True)
    ground = models.CharField("理由", max_length=500)
    cut_off = models.DateField("数据截止日")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="决定人")
    at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        """Newest first."""

        ordering = ("-id",)
        verbose_name = "监控处置"
        indexes: ClassVar = [models.Index(fields=("unit", "fiscal_year"), name="consequence_scope")]

    def __str__(self) -> str:
        return f"{self.project} {self.get_kind_display()}"


def standing(units: Iterable[Unit], fiscal_year: int) -> dict[tuple[str, str], Consequence]:
    """The newest decision by unit code and project code."""
    listed = Consequence.objects.filter(unit__in=units, fiscal_year=fiscal_year).select_related("unit", "by")
    return {(one.unit.code, one.project): one for one in listed.order_by("id")}

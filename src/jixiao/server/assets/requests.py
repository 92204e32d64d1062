"""Requests for supplies (低值易耗品领用): asked for, approved, handed out against a signature."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import QuerySet

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.scope import scope_of
from jixiao.server.files.models import Attachment
from jixiao.server.ledger.models import Batch

ASKED, APPROVED, REFUSED, ISSUED, TAKEN_BACK = "asked", "approved", "refused", "issued", "taken_back"
STATES = [(ASKED, "待批准"), (APPROVED, "待领取"), (REFUSED, "未批准"), (ISSUED, "已领取"), (TAKEN_BACK, "已撤回")]


class SupplyRequest(models.Model):
    """Several items for one division. `lines` are [{"supply", "name", "quantity"}]; `key` is the form's name for it, so that it comes once.

    `signature` is the picture that whoever took the things drew on the screen, kept under its hash; `batch` are the rows in the ledger.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="supply_requests", verbose_name="预算单位")
    fiscal_year = models.PositiveSmallIntegerField("年度")
    division = models.CharField("领用科室", max_length=100)
    lines = models.JSONField("品目", default=list)
    purpose = models.CharField("用途", max_length=200, blank=True)
    key = models.CharField(max_length=40, unique=True)
    state = models.CharField("状态", max_length=12, choices=STATES, default=ASKED)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="申请人")
    at = models.DateTimeField("申请时间", auto_now_add=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="批准人")
    decided_at = models.DateTimeField("批准时间", null=True)
    opinion = models.CharField("意见", max_length=300, blank=True)
    issued_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="发放人")
    issued_at = models.DateTimeField("发放时间", null=True)
    taken_by = models.CharField("领用人", max_length=100, blank=True)
    signature = models.ForeignKey(Attachment, models.PROTECT, null=True, related_name="+", verbose_name="签字")
    batch = models.OneToOneField(Batch, models.PROTECT, null=True, related_name="supply_request", verbose_name="批次")

    class Meta:
        """Newest first."""

        ordering = ("-id",)
        verbose_name = "低值易耗品领用"
        indexes: ClassVar = [models.Index(fields=("unit", "state"), name="supply_request_state")]

    def __str__(self) -> str:
        return f"{self.division}领用{'、'.join(str(line['name']) for line in self.lines)}"


def requests_of(user: User) -> QuerySet[SupplyRequest]:
    """The requests in somebody's scope."""
    return scope_of(user).rows(
        SupplyRequest.objects.select_related("unit", "by", "decided_by", "issued_by", "signature__file")
    )

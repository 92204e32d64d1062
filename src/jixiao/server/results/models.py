"""Evaluations that were made or are being made, and the versions of the reports they gave."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from jixiao.server.accounts.models import Unit, User

STATES = [("queued", "排队中"), ("running", "评价中"), ("done", "已完成"), ("failed", "未完成")]

PACK_STATES = [("queued", "排队中"), ("running", "生成中"), ("done", "已完成"), ("failed", "未完成")]

PUBLISHED = [("final", "决算"), ("budget", "预算")]

ARRANGEMENTS = [
    ("files", "档案交叉检查抽取"),
    ("teams", "公益活动编队"),
    ("courses", "律法兴企匹配"),
    ("reminders", "开庭双提醒"),
]
DECISIONS = [("proposed", "待决定"), ("adopted", "采用"), ("dropped", "不采用")]


class Evaluation(models.Model):
    """One evaluation of a unit's year. What it gave stands in the folder `folder`, made from the snapshot of that key.

    `ledger_state` names the ledger as it was frozen, so that a later change is noticed. `points` (hundredths) and `grade` (its place
    among the grades of the standard, from 1) are an index for lists only; the truth is in the folder and can be computed again.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="evaluations", verbose_name="预算单位")
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    standard = models.CharField("评分标准", max_length=80)
    standard_version = models.CharField("标准版本", max_length=80, blank=True)
    project_standard = models.CharField("项目评分标准", max_length=80)
    outline = models.CharField("报告提纲", max_length=80)
    state = models.CharField("状态", max_length=10, choices=STATES, default="queued")
    ledger_state = models.CharField("台账状态", max_length=60, blank=True)
    snapshot = models.CharField("数据快照", max_length=40, blank=True)
    key = models.CharField("评价编号", max_length=40, blank=True)
    engine = models.CharField("计算引擎", max_length=40, blank=True)
    software = models.CharField("软件版本", max_length=40, blank=True)
    folder = models.CharField("结果", max_length=60, blank=True)
    points = models.IntegerField("得分", null=True, blank=True)
    grade = models.CharField("等级", max_length=4, blank=True)
    error = models.CharField("未完成的原因", max_length=500, blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="发起人")
    at = models.DateTimeField("发起时间", auto_now_add=True)
    done_at = models.DateTimeField("完成时间", null=True, blank=True)

    class Meta:
        """Newest first."""

        ordering = ("-id",)
        verbose_name = "评价"
        indexes: ClassVar = [models.Index(fields=("unit", "fiscal_year"), name="evaluation_scope")]

    def __str__(self) -> str:
        return f"{self.unit} {self.fiscal_year} 年度"


class ReportVersion(models.Model):
    """The report of an evaluation as one version in the history of the unit's year, known by the hash of its file."""

    evaluation = models.OneToOneField(Evaluation, models.CASCADE, related_name="report", verbose_name="评价")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="预算单位")
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    number = models.PositiveIntegerField("版本")
    sha256 = models.CharField("摘要", max_length=64)
    at = models.DateTimeField("生成时间", auto_now_add=True)

    class Meta:
        """Newest first."""

        ordering = ("-number",)
        verbose_name = "报告版本"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("unit", "fiscal_year", "number"), name="report_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.evaluation} 第 {self.number} 版"


class AnalysisDocument(models.Model):
    """The monthly analysis of spending of a unit by a day, as it was written: its files stand in the folder `folder` and never change.

    `ledger_state` names the ledger it was made from, so that a later change is noticed; `key` stands in the document itself.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="预算单位")
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    as_of = models.DateField("截止日")
    state = models.CharField("状态", max_length=10, choices=STATES, default="queued")
    ledger_state = models.CharField("台账状态", max_length=60, blank=True)
    snapshot = models.CharField("数据快照", max_length=40, blank=True)
    key = models.CharField("分析编号", max_length=40, blank=True)
    folder = models.CharField("结果", max_length=60, blank=True)
    error = models.CharField("未完成的原因", max_length=500, blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="发起人")
    at = models.DateTimeField("发起时间", auto_now_add=True)
    done_at = models.DateTimeField("完成时间", null=True, blank=True)

    class Meta:
        """Newest first."""

        ordering = ("-id",)
        verbose_name = "执行分析"
        indexes: ClassVar = [models.Index(fields=("unit", "fiscal_year"), name="analysis_scope")]

    def __str__(self) -> str:
        return f"{self.unit} 截至 {self.as_of:%Y-%m-%d} 的执行分析"


class DisclosurePack(models.Model):
    """A unit's budget or final account (`item`) to publish, as it was written: its `files` stand in the folder `folder` and never change.

    `ledger_state` names the ledger it was made from, so that a later change is noticed. `withheld` counts the records left out as
    secret; `findings` are what the checker of published reports said of the document.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="预算单位")
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    item = models.CharField("公开事项", max_length=10, choices=PUBLISHED, default="final")
    state = models.CharField("状态", max_length=10, choices=PACK_STATES, default="queued")
    ledger_state = models.CharField("台账状态", max_length=60, blank=True)
    snapshot = models.CharField("数据快照", max_length=40, blank=True)
    folder = models.CharField("结果", max_length=60, blank=True)
    files = models.JSONField("文件", default=list)
    withheld = models.PositiveIntegerField("不公开的项数", default=0)
    findings = models.JSONField("核对结果", default=list)
    error = models.CharField("未完成的原因", max_length=500, blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="发起人")
    at = models.DateTimeField("发起时间", auto_now_add=True)
    done_at = models.DateTimeField("完成时间", null=True, blank=True)

    class Meta:
        """Newest first."""

        ordering = ("-id",)
        verbose_name = "公开资料"
        indexes: ClassVar = [models.Index(fields=("unit", "fiscal_year"), name="disclosure_pack_scope")]

    def __str__(self) -> str:
        return f"{self.unit} {self.fiscal_year} 年度{self.get_item_display()}公开资料"


class PublishedAssessment(models.Model):
    """One published version of an assessment of a unit's year: made from the snapshot of that key, its files in `folder`, never changed.

    Assessed units see published versions only. `number` counts the versions of one scheme and year from 1.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="预算单位")
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    scheme = models.CharField("考评方案", max_length=80)
    title = models.CharField("方案名称", max_length=200)
    scheme_version = models.CharField("方案版本", max_length=80)
    snapshot = models.CharField("数据快照", max_length=40)
    key = models.CharField("考评编号", max_length=40)
    number = models.PositiveIntegerField("版本")
    folder = models.CharField("结果", max_length=60)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="公布人")
    at = models.DateTimeField("公布时间", auto_now_add=True)

    class Meta:
        """Newest first."""

        ordering = ("-id",)
        verbose_name = "公布的考评"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("unit", "fiscal_year", "scheme", "number"), name="assessment_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.fiscal_year} 年度第 {self.number} 版"


class Arrangement(models.Model):
    """One proposal: with which `inputs` (the seed among them), from which state of the ledger, what it says, and the decision.

    `facts` are what programs read; the workbook stands under `arrangements_folder` and never changes.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="预算单位")
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    kind = models.CharField("类别", max_length=10, choices=ARRANGEMENTS)
    inputs = models.JSONField("条件", default=dict)
    ledger_state = models.CharField("台账状态", max_length=60)
    lines = models.JSONField("内容", default=list)
    facts = models.JSONField("结果", default=dict)
    state = models.CharField("决定", max_length=10, choices=DECISIONS, default="proposed")
    note = models.CharField("说明", max_length=500, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="发起人")
    at = models.DateTimeField("发起时间", auto_now_add=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="决定人")
    decided_at = models.DateTimeField("决定时间", null=True, blank=True)

    class Meta:
        """Newest first."""

        ordering = ("-id",)
        verbose_name = "安排"
        indexes: ClassVar = [models.Index(fields=("unit", "fiscal_year", "kind"), name="arrangement_scope")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.at:%Y-%m-%d}"

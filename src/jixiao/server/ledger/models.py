"""Batches, origins, and one table for each record type; Django finds all of them here."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from jixiao.server.accounts.models import Unit, User

BATCH_KINDS = [("import", "导入"), ("form", "填报"), ("case", "流程"), ("example", "示例数据")]


class Batch(models.Model):
    """Rows that came in together: one import, one form. Numbers grow, so that "as of batch n" names a state of the ledger.

    `present` lists the record types handed in, even without rows: an empty list of audit issues counts zero, a missing one is
    无法判定. An undone batch stays, with its rows, and counts nowhere.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="batches", verbose_name="预算单位")
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    kind = models.CharField("类别", max_length=20, choices=BATCH_KINDS)
    title = models.CharField("说明", max_length=300)
    present = models.JSONField("交来的记录类型", default=list)
    replaces = models.BooleanField("全量替换", default=False)
    counts = models.JSONField("行数", default=dict)
    by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="经手人")
    person = models.CharField("经手人姓名", max_length=100)
    reason = models.CharField("事由", max_length=500, blank=True)
    at = models.DateTimeField("时间", auto_now_add=True)
    undone_at = models.DateTimeField("撤销时间", null=True, blank=True)
    undone_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="撤销人")
    undone_reason = models.CharField("撤销原因", max_length=500, blank=True)

    class Meta:
        """Newest first."""

        ordering = ("-id",)
        verbose_name = "批次"
        indexes: ClassVar = [models.Index(fields=("unit", "fiscal_year"), name="batch_scope")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.title}"


class Origin(models.Model):
    """One sheet of one file that rows of a batch came from (`columns`: field → column letter), or the person and form that entered them.

    `code` is the importer's name for the content of the files, so that a snapshot of the ledger and one of a folder agree.
    """

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="origins")
    file = models.CharField("文件", max_length=300, blank=True)
    sha256 = models.CharField("摘要", max_length=64, blank=True, db_index=True)
    sheet = models.CharField("工作表", max_length=200, blank=True)
    code = models.CharField("批号", max_length=40, blank=True)
    columns = models.JSONField("列", default=dict)
    person = models.CharField("填报人", max_length=100, blank=True)
    form = models.CharField("表单", max_length=200, blank=True)

    class Meta:
        """In the order in which they were read."""

        ordering = ("id",)
        verbose_name = "来源"

    def __str__(self) -> str:
        return f"{self.file} · {self.sheet}" if self.file else f"{self.person} · {self.form}"


IMPORT_STATES = [
    ("reading", "正在读取"),
    ("ready", "待确认"),
    ("problems", "有错误"),
    ("writing", "正在入库"),
    ("accepted", "已入库"),
    ("discarded", "已放弃"),
    ("broken", "程序出错"),
]


class ImportSession(models.Model):
    """Files on their way into the ledger: read, looked at, accepted as a batch or given up. The files stay, named by `files`.

    `entries` is what people said about sheets (as in package.yaml), `sheets`, `findings` and `differences` what the last reading gave.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="imports", verbose_name="预算单位")
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    state = models.CharField("状态", max_length=12, choices=IMPORT_STATES, default="reading")
    files = models.JSONField("文件", default=list)
    entries = models.JSONField("列的对应", default=list)
    sheets = models.JSONField("读取情况", default=list)
    findings = models.JSONField("问题", default=list)
    differences = models.JSONField("变化", default=dict)
    replaces = models.BooleanField("全量替换", default=False)
    reason = models.CharField("事由", max_length=500, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="经手人")
    at = models.DateTimeField("时间", auto_now_add=True)
    batch = models.OneToOneField(Batch, models.PROTECT, null=True, related_name="session", verbose_name="批次")
    version = models.PositiveIntegerField("版本", default=0)

    class Meta:
        """Newest first."""

        ordering = ("-id",)
        verbose_name = "导入"

    def __str__(self) -> str:
        return "、".join(file["name"] for file in self.files)


class RegisterWords(models.Model):
    """Which fields of a register were personal when the words of its rows were written (`rewording`); by name, with commas."""

    register_code = models.CharField("台账", max_length=40, primary_key=True)
    hidden = models.TextField("不公开的字段", blank=True)

    class Meta:
        """By register."""

        ordering = ("register_code",)
        verbose_name = "台账的检索词"

    def __str__(self) -> str:
        return self.register_code


class RememberedLayout(models.Model):
    """What somebody once said about a sheet with these headings, for the next export of the same system."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    layout = models.CharField("表头", max_length=32)
    entry = models.JSONField("列的对应", default=dict)

    class Meta:
        """By unit."""

        ordering = ("unit", "layout")
        verbose_name = "记住的列"
        constraints: ClassVar = [models.UniqueConstraint(fields=("unit", "layout"), name="layout_once")]

    def __str__(self) -> str:
        return str(self.entry.get("record", ""))


class FiscalPeriod(models.Model):
    """A unit's fiscal year: open, closing (corrections only with reason) or closed. A year without a row is open."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="periods")
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    state = models.CharField(
        "状态", max_length=10, choices=[("open", "开放"), ("closing", "关账中"), ("closed", "已关账")]
    )

    class Meta:
        """By unit and year."""

        ordering = ("unit", "fiscal_year")
        verbose_name = "预算年度"
        constraints: ClassVar = [models.UniqueConstraint(fields=("unit", "fiscal_year"), name="period_once")]

    def __str__(self) -> str:
        return f"{self.unit} {self.fiscal_year} {self.get_state_display()}"


class Frozen(models.Model):
    """The snapshot that was made of a state of the ledger, so that the same state is not written out twice."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    state = models.CharField("台账状态", max_length=60)
    key = models.CharField("快照", max_length=40)

    class Meta:
        """Newest first."""

        ordering = ("-id",)
        verbose_name = "快照"
        constraints: ClassVar = [models.UniqueConstraint(fields=("unit", "fiscal_year", "state"), name="frozen_once")]

    def __str__(self) -> str:
        return self.key


class Record(models.Model):
    """What every row of the ledger has beside the fields of its type.

    A row is current while `ended` is empty; another batch with the same key and other content ends it, and so does withdrawing it.
    A row of an undone batch is ended by its own batch. `digest` tells same content from other content, `search` holds the words that
    the search box looks through.
    """

    row_id = models.BigAutoField(primary_key=True)
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        to_field="code",
        db_column="unit",
        related_name="+",
        verbose_name="预算单位",
        db_index=False,
    )
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    born = models.ForeignKey(Batch, models.PROTECT, related_name="+", verbose_name="录入批次")
    ended = models.ForeignKey(Batch, models.PROTECT, null=True, related_name="+", verbose_name="终止批次")
    source = models.ForeignKey(Origin, models.PROTECT, related_name="+", db_index=False, verbose_name="来源")
    source_row = models.PositiveIntegerField("行号", default=0)
    record_key = models.CharField(max_length=32, db_index=True, editable=False)
    digest = models.CharField(max_length=32, editable=False)
    search = models.TextField(editable=False)

    class Meta:
        """Not a table itself."""

        abstract = True

"""Runs of linking two exports, the pairs people look at, and what they decided – which outlives the run."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from jixiao.server.accounts.models import Unit, User

OUTCOMES = [
    ("asking", "正在采集"),
    ("received", "已收到"),
    ("same", "与上次相同"),
    ("nothing", "没有文件"),
    ("failed", "失败"),
    ("unread", "读不出来"),
]
STATES = [("queued", "排队中"), ("running", "关联中"), ("done", "已完成"), ("failed", "未完成")]
RELATIONS = [("same", "同一件"), ("repeat", "同人另一件"), ("different", "不是同一件"), ("later", "以后再看")]


class LinkRun(models.Model):
    """Two exports of a unit, linked. Files and results stand in the folder of its number; the counts are those of the day it was made.

    `columns` says for a side ("a", "b") which heading is which field, where people have said so.
    `joined` are the pairs that were the same without doubt, decisions made before among them; `candidates` those that may be.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="预算单位")
    name_a = models.CharField("系统一的文件", max_length=200)
    name_b = models.CharField("系统二的文件", max_length=200)
    state = models.CharField("状态", max_length=10, choices=STATES, default="queued")
    error = models.CharField("未完成的原因", max_length=1000, blank=True)
    notes = models.JSONField("检查结果", default=list)
    records_a = models.PositiveIntegerField("系统一（条）", default=0)
    records_b = models.PositiveIntegerField("系统二（条）", default=0)
    joined = models.PositiveIntegerField("同一件（对）", default=0)
    candidates = models.PositiveIntegerField("可能是同一件（对）", default=0)
    repeats = models.PositiveIntegerField("同人另一件（对）", default=0)
    columns = models.JSONField("列的对应", default=dict)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="发起人")
    at = models.DateTimeField("发起时间", auto_now_add=True)
    done_at = models.DateTimeField("完成时间", null=True, blank=True)

    class Meta:
        """Newest first."""

        ordering = ("-id",)
        verbose_name = "关联"

    def __str__(self) -> str:
        return f"{self.name_a} ↔ {self.name_b}"


class LinkPair(models.Model):
    """A pair of a run that is looked at: doubtful, or joined by the program and taken out again.

    `found` is what the program took it for (review or automatic); `counted` whether it would join two records into one dispute. `ours`
    and `theirs` are the records as written, `evidence` lists comparison, level and bits.
    """

    run = models.ForeignKey(LinkRun, models.CASCADE, related_name="pairs", verbose_name="关联")
    place = models.PositiveIntegerField("次序")
    number_a = models.CharField("案号（一）", max_length=120)
    number_b = models.CharField("案号（二）", max_length=120)
    found = models.CharField("程序的判断", max_length=10)
    counted = models.BooleanField("会合并", default=True)
    same = models.FloatField("是同一件的可能")
    repeat = models.FloatField("是同人另一件的可能")
    days = models.IntegerField("日期相差", null=True)
    ours = models.JSONField("记录（一）")
    theirs = models.JSONField("记录（二）")
    evidence = models.JSONField("依据")

    class Meta:
        """In the order of the first export."""

        ordering = ("run", "place")
        verbose_name = "对"
        constraints: ClassVar = [models.UniqueConstraint(fields=("run", "number_a", "number_b"), name="pair_once")]

    def __str__(self) -> str:
        return f"{self.number_a} ↔ {self.number_b}"


class PairDecision(models.Model):
    """What people of a unit say about two records, known by their numbers, so that it holds for the next run too.

    Never deleted: who took it back, and when, stands beside it. With the rule of two, it counts once somebody else has countersigned.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="预算单位")
    number_a = models.CharField("案号（一）", max_length=120)
    number_b = models.CharField("案号（二）", max_length=120)
    relation = models.CharField("认定", max_length=10, choices=RELATIONS)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="认定人")
    at = models.DateTimeField("认定时间", auto_now_add=True)
    signed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="复核人")
    signed_at = models.DateTimeField("复核时间", null=True, blank=True)
    undone_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="撤回人")
    undone_at = models.DateTimeField("撤回时间", null=True, blank=True)

    class Meta:
        """Newest first; one that holds for a pair."""

        ordering = ("-id",)
        verbose_name = "认定"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("unit", "number_a", "number_b"),
                condition=models.Q(undone_at__isnull=True),
                name="one_decision_holds",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number_a} ↔ {self.number_b}：{self.get_relation_display()}"


class FieldTaking(models.Model):
    """What somebody wants the register to take over from a system in one field of a record: `number` is the case, `after` what it says.

    Only with the rule of two: then it is carried out once somebody else has countersigned. Never deleted.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="预算单位")
    register = models.CharField("台账", max_length=60)
    record_key = models.CharField("记录", max_length=32)
    field = models.CharField("项目", max_length=60)
    number = models.CharField("案号", max_length=120)
    after = models.TextField("改为", blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="提出人")
    at = models.DateTimeField("提出时间", auto_now_add=True)
    signed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="复核人")
    signed_at = models.DateTimeField("复核时间", null=True, blank=True)
    undone_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="撤回人")
    undone_at = models.DateTimeField("撤回时间", null=True, blank=True)

    class Meta:
        """Newest first; one that waits for a field."""

        ordering = ("-id",)
        verbose_name = "按另一系统登记"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("unit", "register", "record_key", "field"),
                condition=models.Q(undone_at__isnull=True, signed_at__isnull=True),
                name="one_taking_waits",
            )
        ]

    def __str__(self) -> str:
        return f"{self.register} {self.field}：{self.number}"


class Collection(models.Model):
    """One file of one try to ask a source, or the try itself when it brought none. `taken` cases can be used, `set_aside` lines cannot.

    `file` is the file's place in the folder of what was received; `mended` that of the copy with cells put right, if there is one.
    `entered` says what came of entering its cases into the register: state (working, done, failed), counts, differences, refusals.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="预算单位")
    source = models.CharField("来源", max_length=100)
    system = models.CharField("系统", max_length=100)
    outcome = models.CharField("结果", max_length=10, choices=OUTCOMES, default="asking")
    name = models.CharField("文件", max_length=300, blank=True)
    sha256 = models.CharField("摘要", max_length=64, blank=True)
    size = models.PositiveBigIntegerField("字节", default=0)
    file = models.CharField(max_length=500, blank=True)
    mended = models.CharField(max_length=500, blank=True)
    sheet = models.CharField("工作表", max_length=200, blank=True)
    reason = models.CharField("原因", max_length=1000, blank=True)
    taken = models.PositiveIntegerField("可用（条）", null=True)
    set_aside = models.PositiveIntegerField("隔离（条）", default=0)
    columns = models.JSONField("列的对应", default=list)
    headings = models.JSONField("表头", default=list)
    entered = models.JSONField("登记", default=dict)
    by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="发起人")
    at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        """Newest first."""

        ordering = ("-id",)
        verbose_name = "采集"
        indexes: ClassVar = [models.Index(fields=("unit", "source", "outcome"), name="collection_source")]

    def __str__(self) -> str:
        return f"{self.system} {self.name}".strip()


class SetAsideLine(models.Model):
    """A line of a received file that could not be used, or only in part; `cells` are (column, heading, text)."""

    collection = models.ForeignKey(Collection, models.CASCADE, related_name="lines", verbose_name="采集")
    line = models.PositiveIntegerField("行")
    number = models.CharField("案号", max_length=120, blank=True)
    problem = models.CharField("问题", max_length=500)
    hint = models.CharField("办法", max_length=500, blank=True)
    whole = models.BooleanField("整行没有参加", default=True)
    cells = models.JSONField("内容", default=list)

    class Meta:
        """In the order of the file."""

        ordering = ("collection", "line", "id")
        verbose_name = "隔离的行"

    def __str__(self) -> str:
        return f"第 {self.line} 行 {self.number}".strip()


class MendedCell(models.Model):
    """What a person put into a cell of a received file. Never deleted: the newest counts."""

    collection = models.ForeignKey(Collection, models.CASCADE, related_name="mended_cells", verbose_name="采集")
    line = models.PositiveIntegerField("行")
    column = models.PositiveIntegerField("列")
    text = models.CharField("更正为", max_length=500, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="更正人")
    at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        """As they were said."""

        ordering = ("id",)
        verbose_name = "更正"

    def __str__(self) -> str:
        return f"第 {self.line} 行第 {self.column} 列"


class SourceColumns(models.Model):
    """What people said about the headings of a source: heading → field; remembered for all its later files."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    source = models.CharField("来源", max_length=100)
    columns = models.JSONField("列的对应", default=dict)

    class Meta:
        """By source."""

        ordering = ("unit", "source")
        verbose_name = "来源的列"
        constraints: ClassVar = [models.UniqueConstraint(fields=("unit", "source"), name="columns_once")]

    def __str__(self) -> str:
        return self.source

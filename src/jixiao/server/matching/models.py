"""Runs of linking two exports, the pairs people look at, and what they decided – which outlives the run."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from jixiao.server.accounts.models import Unit, User

STATES = [("queued", "排队中"), ("running", "关联中"), ("done", "已完成"), ("failed", "未完成")]
RELATIONS = [("same", "同一件"), ("repeat", "同人另一件"), ("different", "不是同一件"), ("later", "以后再看")]


class LinkRun(models.Model):
    """Two exports of a unit, linked. Files and results stand in the folder of its number; the counts are those of the day it was made.

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

"""Rounds of counting (盘点): the cards as they stood when the round began, every look at a thing, why lines differ."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import QuerySet

from jixiao.monitoring.assets.cards import Card
from jixiao.monitoring.assets.stocktaking import Counted, Explanation, Sighting, counted
from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.scope import scope_of
from jixiao.server.ledger.models import Batch

OPEN, SUBMITTED, SEALED = "open", "submitted", "sealed"
STATES = [(OPEN, "盘点中"), (SUBMITTED, "待审批"), (SEALED, "已封存")]


class CountRound(models.Model):
    """One round: which cards (of some `divisions` and `places`, of all where a list is empty), when, by whom.

    `people` empty: everybody in the unit may count. Submitting asks somebody else to approve; approval writes the lines into the ledger
    as `batch` and seals the round for good. `version` grows with every step, so that two people do not act on different states.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="count_rounds", verbose_name="预算单位")
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    title = models.CharField("盘点批次", max_length=100)
    first_day = models.DateField("开始日期")
    last_day = models.DateField("结束日期")
    divisions = models.JSONField("使用部门", default=list)
    places = models.JSONField("存放地点", default=list)
    people = models.ManyToManyField(User, related_name="count_rounds", verbose_name="盘点人")
    state = models.CharField("状态", max_length=10, choices=STATES, default=OPEN)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="发起人")
    at = models.DateTimeField("发起时间", auto_now_add=True)
    submitted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="提交人")
    submitted_at = models.DateTimeField("提交时间", null=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="审批人")
    decided_at = models.DateTimeField("审批时间", null=True)
    opinion = models.CharField("审批意见", max_length=500, blank=True)
    batch = models.OneToOneField(Batch, models.PROTECT, null=True, related_name="count_round", verbose_name="批次")
    version = models.PositiveIntegerField("版本", default=0)

    class Meta:
        """Newest first; a title names one round of a unit's year, because the ledger's lines are known by it."""

        ordering = ("-id",)
        verbose_name = "资产盘点"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("unit", "fiscal_year", "title"), name="count_round_once")
        ]

    def __str__(self) -> str:
        return self.title


class RoundCard(models.Model):
    """A card of the unit as it stood when the round began, whatever becomes of it later; `inside` says that it is to be counted."""

    round = models.ForeignKey(CountRound, models.CASCADE, related_name="cards")
    inside = models.BooleanField("在本轮范围内", default=True)
    code = models.TextField("资产编号")
    name = models.TextField("资产名称")
    model = models.TextField("规格型号", blank=True)
    category = models.TextField("资产分类", blank=True)
    division = models.TextField("使用部门", blank=True)
    holder = models.TextField("使用人", blank=True)
    place = models.TextField("存放地点", blank=True)
    status = models.CharField("使用状态", max_length=40)
    cost = models.BigIntegerField("原值（分）")

    class Meta:
        """In the order of the numbers."""

        ordering = ("code",)
        verbose_name = "盘点卡片"
        constraints: ClassVar = [models.UniqueConstraint(fields=("round", "code"), name="round_card_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Look(models.Model):
    """One look at one thing. `key` is the phone's name for it: what is sent twice is kept once. `looked_at` is the phone's clock.

    Nothing is overwritten: a correction is another look. `chosen` is how a conflict was settled, by `chosen_by`.
    """

    round = models.ForeignKey(CountRound, models.CASCADE, related_name="looks")
    key = models.CharField("手机端编号", max_length=40)
    code = models.TextField("资产编号")
    name = models.TextField("名称", blank=True)
    place = models.TextField("实际存放地点", blank=True)
    holder = models.TextField("实际使用人", blank=True)
    status = models.CharField("实际使用状态", max_length=40, blank=True)
    note = models.TextField("说明", blank=True)
    scanned = models.BooleanField("扫码核对", default=False)
    gone = models.BooleanField("没有找到", default=False)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="盘点人")
    looked_at = models.DateTimeField("盘点时间")
    at = models.DateTimeField("收到时间", auto_now_add=True)
    chosen = models.BooleanField("采用", null=True)
    chosen_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="核定人")

    class Meta:
        """In the order in which they came in."""

        ordering = ("id",)
        verbose_name = "清点记录"
        indexes: ClassVar = [models.Index(fields=("round", "code"), name="look_of_card")]
        constraints: ClassVar = [models.UniqueConstraint(fields=("round", "key"), name="look_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.by}"


class LineNote(models.Model):
    """Why a line differs, and what is done about it."""

    round = models.ForeignKey(CountRound, models.CASCADE, related_name="notes")
    code = models.TextField("资产编号")
    reason = models.CharField("差异原因", max_length=500)
    handling = models.CharField("处理意见", max_length=500, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="填写人")
    at = models.DateTimeField("填写时间", auto_now=True)

    class Meta:
        """By card; one note a line."""

        ordering = ("code",)
        verbose_name = "差异说明"
        constraints: ClassVar = [models.UniqueConstraint(fields=("round", "code"), name="line_note_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.reason}"


def rounds_of(user: User) -> QuerySet[CountRound]:
    """The rounds in somebody's scope."""
    return scope_of(user).rows(CountRound.objects.select_related("unit", "by", "submitted_by", "decided_by"))


def counted_of(found: CountRound) -> Counted:
    """What the round comes to now."""
    cards: dict[bool, list[Card]] = {True: [], False: []}
    for one in found.cards.all().iterator():
        cards[one.inside].append(card_at(one))
    notes = {one.code: Explanation(one.reason, one.handling) for one in found.notes.all()}
    looks = [sighting_of(one) for one in found.looks.select_related("by")]
    return counted(cards[True], looks, outside=cards[False], explanations=notes)


def card_at(one: RoundCard) -> Card:
    """A card of a round in the core's shape."""
    return Card(
        code=one.code,
        name=one.name,
        cost=one.cost,
        status=one.status,
        model=one.model,
        category=one.category,
        division=one.division,
        holder=one.holder,
        place=one.place,
    )


def sighting_of(one: Look) -> Sighting:
    """A look in the core's shape; people of the same name are told apart by their accounts."""
    return Sighting(
        key=one.key,
        code=one.code,
        person=f"{one.by}（{one.by.username}）",
        at=one.looked_at,
        place=one.place,
        holder=one.holder,
        status=one.status,
        note=one.note,
        name=one.name,
        scanned=one.scanned,
        gone=one.gone,
        chosen=one.chosen,
    )


def may_count(user: User, found: CountRound) -> bool:
    """Whether somebody may record looks in a round: named for it, or, where nobody is named, anybody of the unit."""
    if found.state != OPEN or not scope_of(user).holds(found.unit):
        return False
    named = set(found.people.values_list("pk", flat=True))
    return not named or user.pk in named

"""Cases (事项) on their way through a process: every version of what they say, every move, and who stands in for whom."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone

from jixiao.server.accounts.models import Division, Membership, Unit, User
from jixiao.server.accounts.roles import WITHIN_A_DIVISION, Role
from jixiao.server.results.models import Evaluation

SUBJECTS = [
    ("target", "绩效目标申报"),
    ("adjustment", "目标和指标调整"),
    ("monitoring", "绩效运行监控"),
    ("project_evaluation", "项目绩效自评"),
    ("self_evaluation", "部门整体自评"),
    ("rectification", "整改"),
    ("warning", "支付疑点"),
    ("disposal", "资产处置"),
    ("supervision", "督办事项"),
    ("assessment", "考评"),
]
STATES = [("open", "办理中"), ("done", "已办结"), ("stopped", "已终止")]


class ProcessText(models.Model):
    """The text of a process as it was when a case began with it, known by its hash; a later edit of the pack makes another one."""

    digest = models.CharField("摘要", max_length=64, primary_key=True)
    identifier = models.CharField("编号", max_length=80)
    title = models.CharField("名称", max_length=200)
    text = models.TextField("内容")

    class Meta:
        """By name."""

        ordering = ("identifier",)
        verbose_name = "流程定义"

    def __str__(self) -> str:
        return self.title


class Round(models.Model):
    """One round of monitoring (监控轮次): everybody reports how things stood on `cut_off`, by `due`. Its cases are the answers."""

    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    title = models.CharField("名称", max_length=100)
    cut_off = models.DateField("数据截止日")
    due = models.DateField("报送期限")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="发起人")
    at = models.DateTimeField("发起时间", auto_now_add=True)

    class Meta:
        """Newest first."""

        ordering = ("-cut_off", "-id")
        verbose_name = "监控轮次"

    def __str__(self) -> str:
        return f"{self.fiscal_year} 年{self.title}"


class Case(models.Model):
    """One thing on its way. `step` is a code of its process, `waits_for` the roles that act there, written ",office,leader,".

    Roles that are held in a division act in `waits_in` (None: in every division); that is `division`, which works on the case, or
    `checking`, which checks it.

    `version` grows with every change, so that two people do not act on different states. `reference` is what the case is about within
    its subject (a project's code), `outcome` what it decided (marks, final points).
    """

    subject = models.CharField("类别", max_length=20, choices=SUBJECTS)
    process = models.ForeignKey(ProcessText, models.PROTECT, related_name="cases", verbose_name="流程")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="cases", verbose_name="预算单位")
    division = models.ForeignKey(Division, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="科室")
    checking = models.ForeignKey(
        Division, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="复核科室"
    )
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    title = models.CharField("事项", max_length=200)
    reference = models.CharField("对象", max_length=100, blank=True)
    step = models.CharField("步骤", max_length=40)
    waits_for = models.CharField("待办角色", max_length=120, blank=True)
    waits_in = models.ForeignKey(
        Division, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="待办科室"
    )
    state = models.CharField("状态", max_length=10, choices=STATES, default="open")
    due = models.DateField("办理期限", null=True, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="发起人")
    at = models.DateTimeField("发起时间", auto_now_add=True)
    moved_at = models.DateTimeField("到达本步时间")
    evaluation = models.ForeignKey(
        Evaluation, models.PROTECT, null=True, blank=True, related_name="cases", verbose_name="评价"
    )
    round = models.ForeignKey(Round, models.PROTECT, null=True, blank=True, related_name="cases", verbose_name="轮次")
    source = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followed_by", verbose_name="由来"
    )
    outcome = models.JSONField("结果", default=dict)
    version = models.PositiveIntegerField("版本", default=0)

    class Meta:
        """The one that moved last comes first."""

        ordering = ("-moved_at", "-id")
        verbose_name = "事项"
        indexes: ClassVar = [
            models.Index(fields=("state", "unit"), name="case_waiting"),
            models.Index(fields=("unit", "fiscal_year", "subject"), name="case_scope"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def overdue(self) -> bool:
        """Whether its day has passed."""
        return self.state == "open" and self.due is not None and self.due < timezone.localdate()


class Content(models.Model):
    """One version of what a case says. The newest may be written while its step allows it; a move from there seals it for good."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="contents")
    number = models.PositiveIntegerField("版本")
    body = models.JSONField("内容", default=dict)
    sealed = models.BooleanField("已提交", default=False)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="填报人")
    at = models.DateTimeField("填报时间", auto_now=True)

    class Meta:
        """Newest first."""

        ordering = ("-number",)
        verbose_name = "内容"
        constraints: ClassVar = [models.UniqueConstraint(fields=("case", "number"), name="content_once")]

    def __str__(self) -> str:
        return f"{self.case} 第 {self.number} 稿"


class ReviewSheet(models.Model):
    """One reviewer's sheet (绩效目标审核表) on one version of a case: `marks` by aspect, each {"points", "reason"} as typed."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="reviews")
    content = models.PositiveIntegerField("内容版本")
    step = models.CharField("步骤", max_length=40)
    marks = models.JSONField("评分", default=dict)
    opinion = models.CharField("审核意见", max_length=1000, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="审核人")
    at = models.DateTimeField("时间", auto_now=True)

    class Meta:
        """In the order in which they were begun; one person has one sheet at a step."""

        ordering = ("id",)
        verbose_name = "绩效目标审核表"
        constraints: ClassVar = [models.UniqueConstraint(fields=("case", "content", "step", "by"), name="review_once")]

    def __str__(self) -> str:
        return f"{self.case} {self.by}"


class Move(models.Model):
    """One move of a case: who, when, from where to where, with which opinion, on which version; `for_whom` when they stood in."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="moves")
    code = models.CharField("动作", max_length=40)
    title = models.CharField("动作名称", max_length=100)
    from_step = models.CharField("从", max_length=40, blank=True)
    to_step = models.CharField("到", max_length=40)
    role = models.CharField("角色", max_length=20, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="办理人")
    for_whom = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="受谁委托")
    opinion = models.CharField("意见", max_length=1000, blank=True)
    content = models.PositiveIntegerField("内容版本")
    detail = models.JSONField("明细", default=dict)
    at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        """In the order in which they happened."""

        ordering = ("id",)
        verbose_name = "办理记录"

    def __str__(self) -> str:
        return f"{self.case} {self.title}"


class Delegation(models.Model):
    """From one day to another, `taker` may act with the business roles that `giver` holds."""

    giver = models.ForeignKey(User, models.CASCADE, related_name="delegations_given", verbose_name="委托人")
    taker = models.ForeignKey(User, models.CASCADE, related_name="delegations_taken", verbose_name="受托人")
    first_day = models.DateField("起")
    last_day = models.DateField("止")
    reason = models.CharField("原因", max_length=200)
    ended_at = models.DateTimeField("收回时间", null=True, blank=True)
    at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        """Newest first."""

        ordering = ("-id",)
        verbose_name = "委托"

    def __str__(self) -> str:
        return f"{self.giver} 委托 {self.taker}"


def givers_of(user: User, *, on: date) -> QuerySet[User]:
    """The people whom somebody stands in for on a day."""
    return User.objects.filter(
        delegations_given__taker=user,
        delegations_given__ended_at__isnull=True,
        delegations_given__first_day__lte=on,
        delegations_given__last_day__gte=on,
    ).distinct()


def open_for(user: User, *, on: date | None = None) -> QuerySet[Case]:
    """The open cases that wait for somebody: by roles of their own and of those they stand in for, the most urgent first."""
    condition = Q(pk__in=[])
    for person in (user, *givers_of(user, on=on or timezone.localdate())):
        for held in person.memberships.select_related("unit"):
            waiting = Q(waits_for__contains=f",{held.role},")
            if held.role != Role.REVIEWER:
                waiting &= Q(unit__path__startswith=held.unit.path)
            if held.role in WITHIN_A_DIVISION:
                waiting &= Q(waits_in__isnull=True) | Q(waits_in=held.division_id)
            condition |= waiting
    query = Case.objects.filter(condition, state="open").select_related("unit", "division", "by", "process")
    return query.order_by(models.F("due").asc(nulls_last=True), "moved_at")


def acting(user: User, case: Case, *, on: date | None = None) -> tuple[Membership, User | None] | None:
    """By which membership somebody acts at the step a case stands at, and for whom when it is another's; None when they may not."""
    if held := _membership(user, case):
        return held, None
    for giver in givers_of(user, on=on or timezone.localdate()):
        if held := _membership(giver, case):
            return held, giver
    return None


def people_at(case: Case, *, on: date | None = None) -> list[User]:
    """Everybody who may act at the step a case stands at, those who stand in for others among them."""
    roles = [role for role in case.waits_for.split(",") if role]
    own = Membership.objects.filter(role__in=roles, user__is_active=True).select_related("user", "unit")
    people = {held.user_id: held.user for held in own if _permits(held, case)}
    day = on or timezone.localdate()
    standing = Delegation.objects.filter(
        giver__in=people, ended_at__isnull=True, first_day__lte=day, last_day__gte=day, taker__is_active=True
    )
    return list({**people, **{one.taker_id: one.taker for one in standing.select_related("taker")}}.values())


def _membership(user: User, case: Case) -> Membership | None:
    roles = [role for role in case.waits_for.split(",") if role]
    held = user.memberships.filter(role__in=roles).select_related("unit", "division")
    return next((one for one in held if _permits(one, case)), None)


def _permits(held: Membership, case: Case) -> bool:
    if held.role == Role.REVIEWER:
        return True
    if held.role in WITHIN_A_DIVISION and case.waits_in_id not in (None, held.division_id):
        return False
    return case.unit.path.startswith(held.unit.path)

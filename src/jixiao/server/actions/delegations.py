"""Standing in for somebody: for some days, with their business roles, told to both and to the trail."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import WITH_REPORTERS
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.process.cases import Delegation

from .notices import notify
from .permission import NotPermitted

LONGEST = 90
"""Days; whoever is away for longer needs a successor with a role of their own."""


def delegate(
    *, giver: User, taker: User, first_day: date, last_day: date, reason: str, by: User, actor: Actor
) -> Delegation:
    """`taker` acts for `giver`. NotPermitted for anybody but the giver; ValidationError for days and people that cannot be."""
    if by != giver:
        raise NotPermitted("只能委托自己的待办。")
    if taker == giver or not taker.is_active or not taker.memberships.filter(role__in=WITH_REPORTERS).exists():
        raise ValidationError("请选择另一位有业务角色的同事。")
    if not timezone.localdate() <= first_day <= last_day:
        raise ValidationError("委托的起止日期有误：不能早于今天，止日不能早于起日。")
    if (last_day - first_day).days >= LONGEST:
        raise ValidationError(f"一次委托最长 {LONGEST} 天。")
    if not reason.strip():
        raise ValidationError("请写明委托的原因。")
    with transaction.atomic():
        made = Delegation.objects.create(
            giver=giver, taker=taker, first_day=first_day, last_day=last_day, reason=reason.strip()[:200]
        )
        told = f"{giver} 委托 {taker} 代办（{first_day} 至 {last_day}）"
        record(Act("delegation.give", f"delegation:{made.pk}", told, {"taker": taker.username}), by=actor)
        notify(to=[taker], kind="case", title=told, link="/delegations/", subject=f"delegation:{made.pk}")
    return made


def end_delegation(*, delegation: Delegation, by: User, actor: Actor) -> None:
    """The delegation ends now; again is no change. NotPermitted for anybody but the giver."""
    if by.pk != delegation.giver_id:
        raise NotPermitted("只有委托人可以收回委托。")
    if delegation.ended_at is not None:
        return
    with transaction.atomic():
        delegation.ended_at = timezone.now()
        delegation.save(update_fields=["ended_at"])
        told = f"{delegation.giver} 收回对 {delegation.taker} 的委托"
        record(Act("delegation.end", f"delegation:{delegation.pk}", told), by=actor)
        notify(to=[delegation.taker], kind="case", title=told, subject=f"delegation:{delegation.pk}")

"""Notices put on their way out, what people want by mail, and sendings that are tried anew."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.process.deliveries import Preference, Sending, preferences_of
from jixiao.server.process.notices import KINDS, Notice

from .background_deliveries import deliver
from .permission import demand


def plan(notices: Sequence[Notice]) -> list[Sending]:
    """The sendings of these notices, made in the transaction of what they tell about; the worker sends them after it is kept.

    Should the queue refuse them, they go out with the next hour: what happened does not depend on it.
    """
    now = timezone.now()
    wanted = preferences_of([notice.to for notice in notices]) if settings.JIXIAO_MAIL else {}
    made = []
    for notice in notices:
        preference = wanted.get(notice.to_id)
        if preference and notice.to.email and notice.kind in preference.mail_kinds:
            at = next_digest(now) if preference.digest else now
            made.append(Sending(notice=notice, channel="mail", digest=preference.digest, next_at=at))
        if settings.JIXIAO_WEBHOOK:
            made.append(Sending(notice=notice, channel="webhook", next_at=now))
    Sending.objects.bulk_create(made)
    if any(one.next_at <= now for one in made):
        transaction.on_commit(deliver.enqueue, robust=True)
    return made


def next_digest(now: datetime) -> datetime:
    """When collected notices go out next."""
    local = timezone.localtime(now)
    today = local.replace(hour=settings.JIXIAO_DIGEST_HOUR, minute=0, second=0, microsecond=0)
    return today if local < today else today + timedelta(days=1)


def save_preference(*, email: str, kinds: Collection[str], digest: bool, by: User, actor: Actor) -> Preference:
    """What the person wants from now on; ValidationError for a malformed address or an unknown kind."""
    if email:
        validate_email(email)
    if unknown := set(kinds) - set(dict(KINDS)):
        raise ValidationError(f"没有这样的通知类别：{'、'.join(sorted(unknown))}。")
    with transaction.atomic():
        by.email = email
        by.save(update_fields=["email"])
        wanted = [code for code, _ in KINDS if code in kinds]
        made, _ = Preference.objects.update_or_create(user=by, defaults={"mail_kinds": wanted, "digest": digest})
        detail = {"kinds": wanted, "digest": digest, "address": bool(email)}
        record(Act("notice.preference", f"user:{by.username}", "修改通知设置", detail), by=actor)
    return made


def send_again(*, sending: Sending, by: User, actor: Actor) -> None:
    """A sending that was given up is tried anew, from the beginning. ValidationError when it was not given up."""
    demand(by, Role.SYSTEM_ADMIN)
    with transaction.atomic():
        given_up = Sending.objects.filter(pk=sending.pk, state="failed")
        if not given_up.update(state="waiting", attempts=0, next_at=timezone.now(), done_at=None, problem=""):
            raise ValidationError("这一条不是“未送达”，不用重新发送。")
        record(Act("notice.resend", f"sending:{sending.pk}", "重新发送通知"), by=actor)
        transaction.on_commit(deliver.enqueue, robust=True)

"""Telling people something, and their reading of it."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from jixiao.server.accounts.models import User
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.process.notices import KINDS, Notice, unread

from .deliveries import plan


def notify(*, to: Iterable[User], kind: str, title: str, link: str = "", subject: str = "") -> list[Notice]:
    """A notice to each active person once, in the transaction of what it tells about, whose own event stands in the trail.

    Mail and messages follow once it is kept, as people and settings want them.
    """
    assert kind in dict(KINDS), kind
    # No host is allowed: a link leads to a page of this server or nowhere.
    assert not link or (link.startswith("/") and url_has_allowed_host_and_scheme(link, allowed_hosts=None)), link
    people = {person.pk: person for person in to if person.is_active}
    with transaction.atomic():
        made = Notice.objects.bulk_create(
            Notice(to=person, kind=kind, title=title[:200], link=link, subject=subject[:200])
            for person in people.values()
        )
        plan(made)
    return made


def mark_read(*, notice: Notice, by: User, actor: Actor) -> None:
    """One notice read; again is no change. ValidationError for somebody else's."""
    if notice.to_id != by.pk:
        raise ValidationError("只能处理自己的通知。")
    _read([notice.pk], by=by, actor=actor)


def mark_all_read(*, up_to: int, by: User, actor: Actor) -> int:
    """How many notices were marked: the unread ones up to the newest that the person was shown, never one that came since."""
    return _read(list(unread(by).filter(pk__lte=up_to).values_list("pk", flat=True)), by=by, actor=actor)


def _read(numbers: list[int], *, by: User, actor: Actor) -> int:
    with transaction.atomic():
        count = unread(by).filter(pk__in=numbers).update(read_at=timezone.now())
        if count:
            record(Act("notice.read", f"user:{by.username}", f"阅读通知 {count} 条", {"count": count}), by=actor)
    return count

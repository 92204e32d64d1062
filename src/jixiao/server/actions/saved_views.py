"""Lists kept under a name, for oneself or for the colleagues, and given up again."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from jixiao.server.accounts.models import Unit, User
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.ledger.views import SavedView

from .permission import NotPermitted

MOST = 30
"""Views of one person on one list; more is not a help any more."""


def keep_view(*, name: str, title: str, query: str, unit: Unit | None, by: User, actor: Actor) -> SavedView:
    """The list `query` of a record type under a title; the same title again keeps the new list. `unit`: everybody there sees it.

    ValidationError (Chinese) without a title or with too many; NotPermitted for a unit the person does not work in.
    """
    title = title.strip()[:40]
    if not title:
        raise ValidationError("请给常用列表起一个名称。")
    if unit is not None and not by.memberships.filter(unit=unit).exists():
        raise NotPermitted(f"您不在“{unit.name}”任职，不能共享给它。")
    own = SavedView.objects.filter(owner=by, record=name)
    if own.exclude(title=title).count() >= MOST:
        raise ValidationError(f"这个台账的常用列表已有 {MOST} 个，请先删去不用的。")
    with transaction.atomic():
        kept, _ = SavedView.objects.update_or_create(
            owner=by, record=name, title=title, defaults={"query": query[:1000], "unit": unit}
        )
        shared = {"unit": unit.code} if unit else {}
        record(Act("view.keep", f"view:{kept.pk}", f"保存常用列表“{title}”", shared), by=actor)
    return kept


def drop_view(*, view: SavedView, by: User, actor: Actor) -> None:
    """Gives up a view. NotPermitted for anybody but its owner."""
    if view.owner_id != by.pk:
        raise NotPermitted("只能删除自己建立的常用列表。")
    with transaction.atomic():
        record(Act("view.drop", f"view:{view.pk}", f"删除常用列表“{view.title}”"), by=actor)
        view.delete()

"""Tokens for programs: made by people for themselves, shown once, told to the trail, taken back at any time."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from jixiao.server.accounts.models import ApiToken, User
from jixiao.server.accounts.roles import WITH_REPORTERS
from jixiao.server.accounts.tokens import PREFIX, digest_of
from jixiao.server.audit.trail import Act, Actor, record

from .permission import NotPermitted, demand

LONGEST = 366
"""Days a token may live; a year's work, after which somebody should ask whether the program is still there."""
MOST = 20
NOTED_EVERY = timedelta(minutes=10)


def make_token(*, name: str, writes: bool, days: int, by: User, actor: Actor) -> tuple[ApiToken, str]:
    """A new token of `by` and its secret, which is told this once. NotPermitted without a business role; ValidationError (Chinese)."""
    demand(by, *WITH_REPORTERS)
    if not name.strip():
        raise ValidationError("请写明令牌给哪个程序用。")
    if not 1 <= days <= LONGEST:
        raise ValidationError(f"有效期应在 1 至 {LONGEST} 天之间。")
    today = timezone.localdate()
    if by.api_tokens.filter(revoked_at__isnull=True, expires__gte=today).count() >= MOST:
        raise ValidationError(f"一人最多有 {MOST} 个有效的令牌，请先作废不用的。")
    secret = f"{PREFIX}{secrets.token_urlsafe(32)}"
    with transaction.atomic():
        made = ApiToken.objects.create(
            user=by,
            name=name.strip()[:60],
            digest=digest_of(secret),
            hint=secret[:8],
            writes=writes,
            expires=today + timedelta(days=days),
        )
        told = f"生成接口令牌“{made.name}”（{'可读写' if writes else '只读'}，有效至 {made.expires}）"
        record(Act("token.make", f"token:{made.pk}", told, {"writes": writes}), by=actor)
    return made, secret


def revoke_token(*, token: ApiToken, by: User, actor: Actor) -> None:
    """The token opens nothing any more; again is no change. NotPermitted for anybody but its owner."""
    if token.user_id != by.pk:
        raise NotPermitted("只能作废自己的令牌。")
    if token.revoked_at is not None:
        return
    with transaction.atomic():
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
        record(Act("token.revoke", f"token:{token.pk}", f"作废接口令牌“{token.name}”"), by=actor)


def note_use(token: ApiToken) -> None:
    """When the token was last used, to the nearest ten minutes: an hour of asking is not an hour of writing."""
    now = timezone.now()
    if token.used_at is None or now - token.used_at > NOTED_EVERY:
        token.used_at = now
        token.save(update_fields=["used_at"])

"""Tokens are made by people with a business role for themselves, limited in days and number, and told to the trail."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from jixiao.server.accounts.models import ApiToken, User
from jixiao.server.accounts.roles import Role
from jixiao.server.accounts.tokens import digest_of
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.actions.tokens import MOST, make_token, note_use, revoke_token
from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import Actor


def made(by: User, *, name: str = "财务系统", days: int = 30) -> tuple[ApiToken, str]:
    return make_token(name=name, writes=True, days=days, by=by, actor=Actor())


def test_made_and_revoked(people: dict[Role, User]) -> None:
    token, secret = made(people[Role.OFFICE])
    assert secret.startswith("jx_")
    assert len(secret) > 40
    assert (token.digest, token.hint) == (digest_of(secret), secret[:8])
    assert secret not in str(list(Event.objects.values()))
    with pytest.raises(NotPermitted):
        revoke_token(token=token, by=people[Role.HANDLER], actor=Actor())
    for _ in range(2):
        revoke_token(token=token, by=people[Role.OFFICE], actor=Actor())
    actions = list(Event.objects.filter(subject=f"token:{token.pk}").order_by("id").values_list("action", flat=True))
    assert actions == ["token.make", "token.revoke"]


def test_refusals(people: dict[Role, User]) -> None:
    with pytest.raises(NotPermitted):
        made(people[Role.AUDITOR])
    for wrong in ({"name": " "}, {"days": 0}, {"days": 367}):
        with pytest.raises(ValidationError):
            made(people[Role.OFFICE], **wrong)  # type: ignore[arg-type]
    for _ in range(MOST):
        made(people[Role.OFFICE])
    with pytest.raises(ValidationError, match="最多有 20 个"):
        made(people[Role.OFFICE])


def test_use_is_noted_now_and_then(people: dict[Role, User]) -> None:
    token, _ = made(people[Role.OFFICE])
    note_use(token)
    first = token.used_at
    assert first is not None
    note_use(token)
    assert token.used_at == first
    token.used_at = first - timedelta(hours=1)
    note_use(token)
    assert token.used_at is not None
    assert token.used_at >= first

"""A token is known by its hash alone, and opens nothing after its last day or for an account that is switched off."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from jixiao.server.accounts.models import ApiAnswer, ApiToken, User
from jixiao.server.accounts.roles import Role
from jixiao.server.accounts.tokens import digest_of, token_of


def test_valid() -> None:
    token = ApiToken(expires=date(2026, 3, 1))
    assert token.valid(date(2026, 3, 1))
    assert not token.valid(date(2026, 3, 2))
    token.revoked_at = timezone.now()
    assert not token.valid(date(2026, 2, 1))


def test_found_by_hash(people: dict[Role, User]) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    made = ApiToken.objects.create(user=people[Role.OFFICE], name="试", digest=digest_of("jx_a"), expires=tomorrow)
    assert token_of("jx_a") == made
    assert token_of(made.digest) is None
    User.objects.filter(pk=made.user_id).update(is_active=False)
    assert token_of("jx_a") is None


def test_an_answer_is_kept_once(people: dict[Role, User]) -> None:
    ApiAnswer.objects.create(user=people[Role.OFFICE], key="k", fingerprint="f")
    ApiAnswer.objects.create(user=people[Role.HANDLER], key="k", fingerprint="f")
    with pytest.raises(IntegrityError):
        ApiAnswer.objects.create(user=people[Role.OFFICE], key="k", fingerprint="g")

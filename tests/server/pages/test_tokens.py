"""The page of tokens: the secret is on one page only, and only one's own are listed and taken back."""

from __future__ import annotations

import re

from jixiao.server.accounts.models import ApiToken
from jixiao.server.accounts.roles import Role
from tests.server.pages.test_cases import Clients


def test_made_shown_once_revoked(as_role: Clients) -> None:
    office = as_role(Role.OFFICE)
    assert "还没有令牌" in office.get("/tokens/").content.decode()
    answer = office.post("/tokens/", {"name": "财务系统", "days": "30", "writes": "on"})
    assert answer["Cache-Control"] == "no-store"
    secret = re.search(r"jx_[\w-]{40,}", answer.content.decode())
    assert secret is not None
    listed = office.get("/tokens/").content.decode()
    assert "财务系统" in listed
    assert secret[0] not in listed
    token = ApiToken.objects.get()
    assert as_role(Role.HANDLER).post(f"/tokens/{token.pk}/revoke/").status_code == 404
    assert "已作废" in office.post(f"/tokens/{token.pk}/revoke/", follow=True).content.decode()
    token.refresh_from_db()
    assert token.revoked_at is not None


def test_faults_are_told(as_role: Clients) -> None:
    answer = as_role(Role.OFFICE).post("/tokens/", {"name": "", "days": "9999"})
    assert answer.status_code == 400
    assert not ApiToken.objects.exists()

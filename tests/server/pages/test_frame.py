"""Around every page: navigation of the roles held, who is signed in, whether this is a demonstration."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from pytest_django.fixtures import Settings

from jixiao.server.accounts.roles import Role


def test_administrators_see_their_duty_only(as_role: Callable[[Role], Client], settings: Settings) -> None:
    settings.JIXIAO_DEMO = True
    text = as_role(Role.AUDITOR).get("/trail/").content.decode()
    assert "郑审计" in text
    assert "演示环境" in text
    assert "评分表" not in text


def test_without_accounts_everything_shown_is_in_reach(without_accounts: None) -> None:
    text = Client(HTTP_HOST="localhost").get("/check/").content.decode()
    assert all(label in text for label in ("评分表", "项目自评", "检查结果", "检查目标"))
    assert "退出" not in text

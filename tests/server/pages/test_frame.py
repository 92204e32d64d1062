"""Around every page: navigation of the roles held, who is signed in, whether this is a demonstration."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from jixiao.server.accounts.roles import BUSINESS, EVERYONE, Role
from jixiao.server.pages.frame import NAVIGATION, navigation


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


@pytest.mark.parametrize(
    ("path", "group", "page"),
    [("/evaluations/7/projects/", "评价", "评价"), ("/imports/7/", "数据", "导入"), ("/check/", "核对", "核对报告")],
)
def test_one_page_is_current_also_below_it(path: str, group: str, page: str) -> None:
    groups = navigation(BUSINESS, path=path)
    assert [one.label for one in groups if one.current] == [group]
    assert [entry.label for one in groups for entry in one.entries if entry.current] == [page]


def test_nothing_is_current_elsewhere() -> None:
    assert not any(group.current for group in navigation(EVERYONE, path="/figures/score.total/"))


def test_no_group_is_empty_and_no_page_stands_twice() -> None:
    names = [name for _, entries in NAVIGATION for name, _, _ in entries]
    assert len(names) == len(set(names))
    assert all(group.entries for group in navigation(frozenset({Role.AUDITOR}), path="/"))

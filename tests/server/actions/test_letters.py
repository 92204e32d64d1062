"""A mail says what a notice says, never more than a subject may hold; a digest lists them all."""

from __future__ import annotations

import pytest
from pytest_django.fixtures import Settings

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.letters import letter_of, message_of
from jixiao.server.process.notices import Notice


@pytest.fixture
def notice(people: dict[Role, User]) -> Notice:
    return Notice.objects.create(to=people[Role.OFFICE], kind="case", title="请审核\n监控表", link="/cases/7/")


def test_one(notice: Notice, settings: Settings) -> None:
    letter = letter_of([notice])
    assert letter.subject == "【绩效】请审核 监控表"
    assert "陈主任，您好" in letter.text
    assert "请登录系统" in letter.text
    settings.JIXIAO_ADDRESS = "https://jixiao.example"
    assert "https://jixiao.example/cases/7/" in letter_of([notice]).text


def test_several(notice: Notice, people: dict[Role, User]) -> None:
    other = Notice.objects.create(to=people[Role.OFFICE], kind="deadline", title="自评" * 60)
    letter = letter_of([notice, other])
    assert letter.subject == "【绩效】2 条通知"
    assert "· 请审核 监控表（流程，" in letter.text
    assert other.title in letter.text
    assert len(letter_of([other]).subject) < 70


def test_the_message_for_robots_and_programs(notice: Notice) -> None:
    told = message_of(notice)
    assert told["text"] == {"content": "【绩效】陈主任：请审核 监控表"}
    assert (told["kind"], told["to"]["account"]) == ("case", "bangongshi")

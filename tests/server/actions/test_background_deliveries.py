"""The worker sends what is due, puts off what fails, gives up in the end, and never sends twice what another worker holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django.fixtures import Settings

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions import background_deliveries
from jixiao.server.actions.background_deliveries import LEASE, PATIENCE, deliver
from jixiao.server.actions.letters import Letter
from jixiao.server.actions.outgoing import Undelivered
from jixiao.server.process.deliveries import Sending
from jixiao.server.process.notices import Notice
from tests.server.receivers import messenger

People = dict[Role, User]


@pytest.fixture
def planned(people: People, settings: Settings) -> Callable[..., Sending]:
    settings.JIXIAO_MAIL = True

    def sending(title: str = "请审核", *, channel: str = "mail", digest: bool = False) -> Sending:
        to = people[Role.OFFICE]
        to.email = "chen@example.gov.cn"
        to.save()
        notice = Notice.objects.create(to=to, kind="case", title=title)
        return Sending.objects.create(notice=notice, channel=channel, digest=digest, next_at=timezone.now())

    return sending


Planned = Callable[..., Sending]


def test_sent_once(planned: Planned) -> None:
    sending = planned()
    assert deliver.call() == 1
    assert deliver.call() == 0
    sending.refresh_from_db()
    assert (sending.state, sending.attempts, sending.problem) == ("sent", 1, "")
    assert [one.subject for one in mail.outbox] == ["【绩效】请审核"]


def test_collected_ones_are_one_mail(planned: Planned) -> None:
    for title in ("一", "二", "三"):
        planned(title, digest=True)
    planned("四")
    assert deliver.call() == 4
    assert sorted(one.subject for one in mail.outbox) == ["【绩效】3 条通知", "【绩效】四"]


def test_put_off_and_given_up(planned: Planned, monkeypatch: pytest.MonkeyPatch) -> None:
    sending, asked = planned(), failing(monkeypatch, Undelivered("连接不上邮件服务器"))
    for number, patience in enumerate(PATIENCE, 1):
        deliver.call()
        sending.refresh_from_db()
        assert (sending.state, sending.attempts) == ("waiting", number)
        assert timedelta(0) < sending.next_at - timezone.now() <= patience
        Sending.objects.update(next_at=timezone.now())
    deliver.call()
    sending.refresh_from_db()
    assert (sending.state, sending.problem) == ("failed", "连接不上邮件服务器")
    assert len(asked) == len(PATIENCE) + 1
    deliver.call()
    assert len(asked) == len(PATIENCE) + 1


def test_the_next_try_stands_in_the_queue(planned: Planned, monkeypatch: pytest.MonkeyPatch) -> None:
    planned()
    failing(monkeypatch, Undelivered("连接不上邮件服务器"))
    deliver.call()
    # A second run in the same minute finds it there.
    deliver.call()
    (queued,) = DBTaskResult.objects.all()
    assert timedelta(0) < queued.run_after - timezone.now() <= PATIENCE[0] + timedelta(seconds=1)


def test_a_silent_server_is_asked_once(planned: Planned, monkeypatch: pytest.MonkeyPatch) -> None:
    planned("一")
    planned("二")
    asked = failing(monkeypatch, Undelivered("连接不上邮件服务器"))
    deliver.call()
    assert len(asked) == 1
    assert sorted(Sending.objects.values_list("attempts", flat=True)) == [0, 1]


def test_one_refused_mailbox_holds_up_nobody(planned: Planned, monkeypatch: pytest.MonkeyPatch) -> None:
    planned("一")
    planned("二")
    asked = failing(monkeypatch, Undelivered("邮件服务器不接受这个邮箱（550）", final=True, alone=True))
    deliver.call()
    assert len(asked) == 2
    assert set(Sending.objects.values_list("state", flat=True)) == {"failed"}


def test_another_workers_is_left_alone(planned: Planned) -> None:
    sending = planned()
    # A worker has claimed it since it was listed.
    Sending.objects.filter(pk=sending.pk).update(next_at=timezone.now() + LEASE)
    assert not background_deliveries._claimed([sending])
    assert deliver.call() == 0
    # That worker was killed: after its lease, somebody else sends it.
    Sending.objects.filter(pk=sending.pk).update(next_at=timezone.now())
    assert deliver.call() == 1


def test_nobody_to_send_to(planned: Planned, people: People) -> None:
    sending = planned()
    User.objects.update(is_active=False)
    deliver.call()
    sending.refresh_from_db()
    assert sending.state == "failed"
    assert mail.outbox == []


def test_to_the_messenger(planned: Planned, settings: Settings) -> None:
    sending = planned(channel="webhook")
    with messenger() as hook:
        settings.JIXIAO_WEBHOOK = hook.address
        hook.status = 500
        deliver.call()
        hook.status = 200
        Sending.objects.update(next_at=timezone.now())
        assert deliver.call() == 1
    numbers = [heads["X-Jixiao-Delivery"] for heads, _ in hook.taken]
    assert numbers == [str(sending.pk)] * 2


def test_a_messenger_switched_off(planned: Planned) -> None:
    sending = planned(channel="webhook")
    deliver.call()
    sending.refresh_from_db()
    assert (sending.state, sending.problem) == ("failed", "消息推送已经停用")


def failing(monkeypatch: pytest.MonkeyPatch, problem: Undelivered) -> list[str]:
    asked: list[str] = []

    def refuse(letter: Letter, *, to: str) -> None:
        asked.append(to)
        raise problem

    monkeypatch.setattr(background_deliveries, "send_mail", refuse)
    return asked

"""What goes out for whom; a queue that refuses does no harm; preferences are the person's own; only the administrator tries anew."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoCaptureOnCommitCallbacks
from pytest_django.fixtures import Settings

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.background_deliveries import deliver
from jixiao.server.actions.deliveries import next_digest, save_preference, send_again
from jixiao.server.actions.notices import notify
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import Actor
from jixiao.server.process.deliveries import Sending
from jixiao.server.process.notices import Notice

ACTOR = Actor(name="测试")
ZONE = ZoneInfo("Asia/Shanghai")
People = dict[Role, User]


@pytest.fixture
def office(people: People, settings: Settings) -> User:
    settings.JIXIAO_MAIL = True
    save_preference(email="chen@example.gov.cn", kinds=["case"], digest=False, by=people[Role.OFFICE], actor=ACTOR)
    return people[Role.OFFICE]


def test_what_goes_out(office: User, people: People, settings: Settings) -> None:
    notify(to=[office, people[Role.HANDLER]], kind="case", title="请审核")
    notify(to=[office], kind="import", title="已读取")
    # Without an address nothing goes by mail, and a kind that was not asked for does not either.
    assert [(one.notice.to, one.channel) for one in Sending.objects.all()] == [(office, "mail")]
    settings.JIXIAO_WEBHOOK = "https://example.com/"
    notify(to=[people[Role.HANDLER]], kind="import", title="已读取")
    assert Sending.objects.filter(channel="webhook").count() == 1


def test_nothing_where_nothing_is_set_up(office: User, settings: Settings) -> None:
    settings.JIXIAO_MAIL = False
    notify(to=[office], kind="case", title="请审核")
    assert not Sending.objects.exists()


def test_collected_until_the_morning(office: User) -> None:
    save_preference(email=office.email, kinds=["case"], digest=True, by=office, actor=ACTOR)
    notify(to=[office], kind="case", title="请审核")
    sending = Sending.objects.get()
    assert sending.digest
    assert sending.next_at == next_digest(timezone.now())
    assert next_digest(datetime(2026, 3, 2, 7, 59, tzinfo=ZONE)) == datetime(2026, 3, 2, 8, tzinfo=ZONE)
    assert next_digest(datetime(2026, 3, 2, 8, 0, tzinfo=ZONE)) == datetime(2026, 3, 3, 8, tzinfo=ZONE)


def test_a_queue_that_refuses_does_no_harm(
    office: User,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def refuse(*args: object) -> None:
        raise OSError("the queue is full")

    monkeypatch.setattr(type(deliver), "enqueue", refuse)
    with django_capture_on_commit_callbacks(execute=True):
        notify(to=[office], kind="case", title="请审核")
    assert Notice.objects.filter(to=office).exists()
    assert Sending.objects.get().state == "waiting"
    assert "the queue is full" in caplog.text


def test_the_worker_is_told(office: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        notify(to=[office], kind="case", title="请审核")
    assert DBTaskResult.objects.filter(task_path=deliver.module_path).count() == 1


def test_preferences_stand_in_the_trail_without_the_address(office: User) -> None:
    event = Event.objects.filter(action="notice.preference").get()
    assert event.detail == {"kinds": ["case"], "digest": False, "address": True}
    for wrong in ({"email": "chen", "kinds": []}, {"email": "", "kinds": ["lunch"]}):
        with pytest.raises(ValidationError):
            save_preference(**wrong, digest=False, by=office, actor=ACTOR)  # type: ignore[arg-type]


def test_tried_anew(office: User, people: People) -> None:
    notify(to=[office], kind="case", title="请审核")
    sending = Sending.objects.get()
    admin = people[Role.SYSTEM_ADMIN]
    with pytest.raises(ValidationError):
        send_again(sending=sending, by=admin, actor=ACTOR)
    Sending.objects.update(state="failed", attempts=6, problem="连接不上")
    with pytest.raises(NotPermitted):
        send_again(sending=sending, by=office, actor=ACTOR)
    send_again(sending=sending, by=admin, actor=ACTOR)
    sending.refresh_from_db()
    assert (sending.state, sending.attempts, sending.problem) == ("waiting", 0, "")

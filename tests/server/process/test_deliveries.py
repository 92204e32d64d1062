"""What people want by mail until they say otherwise, and what is due."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.process.deliveries import Preference, Sending, due, preferences_of
from jixiao.server.process.notices import Notice


def test_the_usual_until_somebody_says_otherwise(people: dict[Role, User]) -> None:
    handler, office = people[Role.HANDLER], people[Role.OFFICE]
    Preference.objects.create(user=office, mail_kinds=["import"], digest=True)
    found = preferences_of([handler, office])
    assert (found[handler.pk].mail_kinds, found[handler.pk].digest) == (["case", "deadline"], False)
    assert (found[office.pk].mail_kinds, found[office.pk].digest) == (["import"], True)


def test_due(people: dict[Role, User]) -> None:
    notice = Notice.objects.create(to=people[Role.HANDLER], kind="case", title="请审核")
    now = timezone.now()
    first = Sending.objects.create(notice=notice, channel="mail", next_at=now - timedelta(minutes=1))
    later = Sending.objects.create(notice=notice, channel="webhook", next_at=now + timedelta(minutes=1))
    assert list(due(now)) == [first]
    assert list(due(now + timedelta(minutes=2))) == [first, later]
    Sending.objects.update(state="failed")
    assert not due(now).exists()

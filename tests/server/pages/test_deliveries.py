"""Everybody sets what they get by mail; the system administrator sees what did not arrive, and never what it said."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.process.deliveries import Preference, Sending
from jixiao.server.process.notices import Notice

AsRole = Callable[[Role], Client]
People = dict[Role, User]


def test_ones_own_settings(as_role: AsRole, people: People) -> None:
    client = as_role(Role.HANDLER)
    page = client.get("/preferences/").content.decode()
    assert "还没有设置邮件服务器" in page
    form = {"email": "liang@example.gov.cn", "kinds": ["import", "case"], "digest": "day"}
    assert "通知设置已保存" in client.post("/preferences/", form, follow=True).content.decode()
    people[Role.HANDLER].refresh_from_db()
    assert people[Role.HANDLER].email == "liang@example.gov.cn"
    said = Preference.objects.get()
    assert (said.user, said.mail_kinds, said.digest) == (people[Role.HANDLER], ["import", "case"], True)
    again = client.get("/preferences/").context["form"]
    assert again["digest"].initial == "day"


def test_a_malformed_address_is_told(as_role: AsRole, settings: Settings) -> None:
    settings.JIXIAO_MAIL = True
    answer = as_role(Role.AUDITOR).post("/preferences/", {"email": "liang", "digest": "now"})
    assert answer.status_code == 400
    assert "problem" in answer.content.decode()
    assert not Preference.objects.exists()


def test_what_did_not_arrive(as_role: AsRole, people: People) -> None:
    admin = as_role(Role.SYSTEM_ADMIN)
    assert "都没有启用" in admin.get("/deliveries/").content.decode()
    notice = Notice.objects.create(to=people[Role.OFFICE], kind="case", title="请审核机密项目")
    sending = Sending.objects.create(
        notice=notice, channel="mail", state="failed", attempts=6, next_at=timezone.now(), problem="连接不上邮件服务器"
    )
    page = admin.get("/deliveries/?state=failed").content.decode()
    assert "陈主任" in page
    assert "连接不上邮件服务器" in page
    assert "机密" not in page
    answer = admin.post(f"/deliveries/{sending.pk}/again/", follow=True)
    assert "已重新排队" in answer.content.decode()
    assert "不用重新发送" in admin.post(f"/deliveries/{sending.pk}/again/", follow=True).content.decode()
    assert as_role(Role.OFFICE).get("/deliveries/").status_code == 403

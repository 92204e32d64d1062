"""The page of notices: empty, with notices, marked read; another's is not found; the head counts."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.notices import notify
from jixiao.server.process.notices import unread

People = dict[Role, User]
AsRole = Callable[[Role], Client]


def test_nothing_yet(as_role: AsRole) -> None:
    page = as_role(Role.HANDLER).get(reverse("notices")).content.decode()
    assert "还没有通知" in page
    assert "全部标为已读" not in page


def test_opened_and_read(as_role: AsRole, people: People) -> None:
    client = as_role(Role.HANDLER)
    (notice,) = notify(to=[people[Role.HANDLER]], kind="import", title="<b>已读取</b>", link="/imports/7/")
    page = client.get(reverse("notices")).content.decode()
    assert "&lt;b&gt;已读取&lt;/b&gt;" in page
    assert '1<span class="visually-hidden"> 条未读' in page
    opened = client.post(reverse("notice", args=[notice.pk]))
    assert opened["Location"] == "/imports/7/"
    assert "条未读" not in client.get(reverse("notices")).content.decode()


def test_anothers_is_not_found(as_role: AsRole, people: People) -> None:
    (notice,) = notify(to=[people[Role.HANDLER]], kind="case", title="请审核")
    other = as_role(Role.OFFICE)
    assert other.post(reverse("notice", args=[notice.pk])).status_code == 404
    assert "请审核" not in other.get(reverse("notices")).content.decode()
    assert unread(people[Role.HANDLER]).exists()


def test_all_marked_read(as_role: AsRole, people: People) -> None:
    client = as_role(Role.HANDLER)
    made = [notify(to=[people[Role.HANDLER]], kind="case", title=f"第{n}条")[0] for n in range(31)]
    page = client.get(reverse("notices"))
    assert len(page.context["listed"].object_list) == 30
    client.post(reverse("notices-read"), {"up_to": "²"})
    assert unread(people[Role.HANDLER]).count() == 31
    client.post(reverse("notices-read"), {"up_to": str(made[-1].pk)})
    assert not unread(people[Role.HANDLER]).exists()

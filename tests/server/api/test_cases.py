"""Cases are read with what they say and how they moved; those of other departments are not there."""

from __future__ import annotations

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.cases import Beginning, start
from jixiao.server.actions.organising import add_unit
from jixiao.server.audit.trail import Actor
from jixiao.server.process.cases import Case

from .conftest import Programs


def test_list_and_one(people: dict[Role, User], program: Programs) -> None:
    unit = Unit.objects.get(code="118001")
    wish = Beginning(
        subject="rectification", unit=unit, fiscal_year=2023, title="整改一项问题", body={"problem": "支付慢"}
    )
    begun = start(wish, by=people[Role.HANDLER], actor=Actor())
    asking = program(Role.LEADER, writes=False)
    (one,) = asking.get("/cases", state="open").json()["items"]
    assert (one["id"], one["subject"], one["title"]) == (begun.pk, begun.subject, begun.title)
    told = asking.get(f"/cases/{begun.pk}").json()
    assert told["content"]["version"] == 1
    assert told["moves"][0]["by"] == "梁经办"
    assert asking.get("/cases", subject="target").json()["items"] == []
    add_unit(code="118002", name="另一个局", kind="department", parent=None, by=None, actor=Actor())
    Case.objects.filter(pk=begun.pk).update(unit=Unit.objects.get(code="118002"))
    assert asking.get(f"/cases/{begun.pk}").status_code == 404
    assert asking.get("/cases").json()["items"] == []

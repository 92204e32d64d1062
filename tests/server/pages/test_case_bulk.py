"""Cases of the same step are moved together; each by its own rules, and what cannot be moved is told."""

from __future__ import annotations

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.cases import Beginning, start
from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import Actor
from jixiao.server.pages.case_bulk import common_ways
from jixiao.server.process.cases import Case

from .test_cases import Clients


def rectifications(people: dict[Role, User], *bodies: dict[str, str]) -> list[Case]:
    """Begun by a division; they can be handed on when they say all they must."""
    unit = Unit.objects.get(code="118001")
    return [
        start(
            Beginning(subject="rectification", unit=unit, fiscal_year=2023, title=f"整改{number}", body=body),
            by=people[Role.HANDLER],
            actor=Actor(),
        )
        for number, body in enumerate(bodies)
    ]


WHOLE = {"problem": "支付慢", "cause": "计划不细", "measure": "按月调度", "result": "已完成", "due": "2099-01-01"}


def test_moved_together(people: dict[Role, User], as_role: Clients) -> None:
    first, second, bare = rectifications(people, WHOLE, WHOLE, {})
    assert ("report", "报告整改结果") in common_ways([first, second, bare])
    handler = as_role(Role.HANDLER)
    page = handler.get("/cases/?subject=rectification").content.decode()
    assert f'value="{first.pk}:{first.version}"' in page
    chosen = [f"{one.pk}:{one.version}" for one in (first, second, bare)]
    asked = {"case": chosen, "do": "report", "subject": "rectification"}
    text = handler.post("/cases/together/", asked, follow=True).content.decode()
    assert "已办理 2 件" in text
    assert "没有办理：整改2：还有" in text
    assert set(Case.objects.filter(step="office").values_list("pk", flat=True)) == {first.pk, second.pk}
    assert Event.objects.filter(action="case.report").count() == 2
    # They wait for somebody else now.
    assert "3 件" not in text
    again = handler.post("/cases/together/", asked, follow=True).content.decode()
    assert "2 件已不在您的待办里" in again


def test_stale_and_nothing_chosen(people: dict[Role, User], as_role: Clients) -> None:
    (one,) = rectifications(people, WHOLE)
    handler = as_role(Role.HANDLER)
    stale = handler.post("/cases/together/", {"case": f"{one.pk}:99", "do": "report"}, follow=True).content.decode()
    assert "已被别人办理或修改" in stale
    assert "没有选中事项" in handler.post("/cases/together/", {"do": "report"}, follow=True).content.decode()
    leader = as_role(Role.LEADER)
    assert (
        "已不在您的待办里"
        in leader.post(
            "/cases/together/", {"case": f"{one.pk}:{one.version}", "do": "report"}, follow=True
        ).content.decode()
    )
    one.refresh_from_db()
    assert one.step == "draft"


def test_different_steps_have_no_common_way(people: dict[Role, User]) -> None:
    first, second = rectifications(people, WHOLE, WHOLE)
    second.step = "office"
    assert ("report", "报告整改结果") not in common_ways([first, second])
    assert common_ways([]) == []

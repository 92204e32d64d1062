"""Cases on the page: begun, filled in, handed on, judged – by the people whose turn it is, and by nobody else."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.ledger.batches import current
from jixiao.server.process.cases import Case
from jixiao.server.results.models import Evaluation
from tests.server.files.samples import pdf
from tests.server.pages.test_evaluations import neighbour
from tests.server.results.sample import data, delivered, evaluated

__all__ = ["data", "neighbour"]

pytestmark = pytest.mark.usefixtures("standing_evaluated")
Clients = Callable[[Role], Client]


@pytest.fixture
def ledger(people: dict[Role, User], data: Path) -> None:
    """The example's records."""
    delivered()


@pytest.fixture
def evaluation(people: dict[Role, User], data: Path) -> Evaluation:
    """The example, evaluated."""
    delivered()
    return evaluated(people[Role.OFFICE])


def begun(client: Client, name: str, **fields: str) -> Case:
    unit = client.get(f"/cases/new/{name}/").context["form"].fields["unit"].queryset.get()
    answer = client.post(f"/cases/new/{name}/", {"unit": unit.pk, "fiscal_year": "2023", **fields})
    assert answer.status_code == 302, answer.content.decode()
    return Case.objects.latest("pk")


def fields(text: str) -> dict[str, str]:
    """What a browser would post of the form of a case."""
    form, posted = text.split('id="case-form"')[1].split("</form>")[0], {}
    for tag in re.findall(r"<input[^>]*>|<select.*?</select>|<textarea.*?</textarea>", form, re.S):
        name = re.search(r'name="([^"]+)"', tag)
        assert name is not None
        chosen = re.search(r'<option(?: value="([^"]*)")? selected>([^<]*)', tag)
        typed = re.search(r"<textarea[^>]*>(.*?)</textarea>", tag, re.S) or re.search(r' value="([^"]*)"', tag)
        posted[name[1]] = (chosen[1] or chosen[2]) if chosen else typed[1] if typed and "<select" not in tag else ""
    return posted


def do(client: Client, case: Case, what: str, **changed: str) -> str:
    address = f"/cases/{case.pk}/"
    posted = fields(client.get(address).content.decode()) | changed | {"do": what}
    text = client.post(address, posted, follow=True).content.decode()
    case.refresh_from_db()
    return text


def test_an_adjustment_with_its_effect_on_the_points(as_role: Clients, evaluation: Evaluation) -> None:
    handler, office, bureau = as_role(Role.HANDLER), as_role(Role.OFFICE), as_role(Role.REVIEWER)
    case = begun(handler, "adjustment")
    code = next(line["code"] for line in case.contents.get().body["lines"] if line["nature"] == "≥")
    text = do(handler, case, "submit", **{f"new|{code}|target": "999999"})
    assert "还有 2 处没有完成" in text
    assert case.step == "draft"
    text = do(handler, case, "submit", grounds="上级临时交办", **{f"reason|{code}": "工作内容变更"})
    assert (case.step, "报局办公室：已办理" in text) == ("office", True)
    shown = office.get(f"/cases/{case.pk}/").content.decode()
    assert "调整对得分的影响" in shown
    assert "<ins>≥999999" in shown
    assert f"/cases/{case.pk}/" in office.get("/cases/").content.decode()
    do(office, case, "agree")
    before = fields(bureau.get(f"/cases/{case.pk}/").content.decode())
    assert set(before) == {"csrfmiddlewaretoken", "version", "opinion"}
    do(bureau, case, "approve", opinion="同意")
    assert case.state == "done"
    assert current("indicator", unit=case.unit, fiscal_year=2023).get(code=code).target == 9_999_990_000  # type: ignore[misc, attr-defined]
    told = handler.get(f"/cases/{case.pk}/").content.decode()
    assert "批准时按当时的数据试算" in told
    assert len(case.outcome["effects"]) >= 2


def test_targets_are_typed_coached_and_approved(as_role: Clients, ledger: None) -> None:
    handler = as_role(Role.HANDLER)
    case = begun(handler, "target", reference="")
    lines = case.contents.get().body["indicator"]
    assert len(lines) > 20
    new = {f"indicator|{len(lines)}|{name}": text for name, text in NEW.items()}
    text = do(handler, case, "save", **new | {f"indicator|{len(lines)}|weight": "很重"})
    assert "很重" in text
    assert "缺 1 处" in text
    assert "四性审核" in text
    text = do(handler, case, "submit", **{f"indicator|{len(lines)}|weight": "0"})
    assert case.step == "division", text
    do(as_role(Role.DIVISION_HEAD), case, "agree")
    do(as_role(Role.OFFICE), case, "agree")
    text = do(as_role(Role.REVIEWER), case, "approve")
    assert "批复前须有 1 份填写完整的绩效目标审核表" in text
    as_role(Role.REVIEWER).post(f"/cases/{case.pk}/review/", FULL_POINTS)
    do(as_role(Role.REVIEWER), case, "approve")
    assert (case.state, case.outcome["review"]) == ("done", {"total": 10_000, "grade": "优", "sheets": 1})
    added = current("indicator", unit=case.unit, fiscal_year=2023).get(code="NEW1")  # type: ignore[misc]
    assert (added.name, added.target, added.born.kind) == ("新增服务点", 50_000, "case")  # type: ignore[attr-defined]


FULL_POINTS = {
    f"points|{aspect}": full
    for full, aspects in (
        ("10", ("norm", "clarity", "possible", "ready")),
        ("15", ("relation", "science", "reason", "match")),
    )
    for aspect in aspects
}
NEW = {
    "code": "NEW1",
    "first": "产出指标",
    "second": "数量指标",
    "name": "新增服务点",
    "nature": "≥",
    "target": "5",
    "unit_name": "个",
}


def test_self_evaluation_to_the_final_grade(as_role: Clients, evaluation: Evaluation) -> None:
    handler, bureau = as_role(Role.HANDLER), as_role(Role.REVIEWER)
    case = begun(handler, "self_evaluation")
    missing = handler.get(f"/cases/{case.pk}/").content.decode()
    for place in set(re.findall(r'href="(/evidence/of/[^"]+)"', missing.split("</ol>")[1])):
        shown = handler.get(place).content.decode()
        assert re.search(r"<h1>评分项 B\d+ \w+建设</h1>", shown)
        assert f'<a href="/evaluations/{evaluation.pk}/form/">回到自评填报' in shown
        assert handler.post(place, {"files": [SimpleUploadedFile("制度.pdf", pdf())]}).status_code == 302
    assert "没有缺项" in handler.get(f"/cases/{case.pk}/").content.decode()
    again = handler.post("/cases/new/self_evaluation/", {"unit": case.unit_id, "fiscal_year": "2023"})
    assert "同一事项正在办理" in again.content.decode()
    do(handler, case, "submit")
    assert case.evaluation == evaluation
    assert "退回修改" in do(as_role(Role.OFFICE), case, "return", opinion="制度文件没有文号")
    # Who gets it back reads why at once, not at the end of the page.
    assert "制度文件没有文号" in handler.get(f"/cases/{case.pk}/").content.decode().split('id="case-form"')[0]
    do(handler, case, "submit")
    assert "制度文件没有文号" not in handler.get(f"/cases/{case.pk}/").content.decode().split('id="case-form"')[0]
    for role in (Role.OFFICE, Role.LEADER):
        do(as_role(role), case, "agree")
    text = bureau.get(f"/cases/{case.pk}/").content.decode()
    code = re.findall(r'name="mark\|([^"]+)" value="[1-9]', text)[0]
    assert "须写明原因" in do(bureau, case, "confirm", **{f"mark|{code}": "0"})
    text = do(bureau, case, "confirm", **{f"mark|{code}": "500", f"why|{code}": "没有佐证", "opinion": "请看核减"})
    assert "须在 0 至" in text
    # Nothing that was typed is lost, or the next press of the button would confirm without it.
    kept = fields(text)
    assert (kept[f"mark|{code}"], kept[f"why|{code}"], kept["opinion"]) == ("500", "没有佐证", "请看核减")
    assert '<details class="fold" open>' in text
    assert "没有减少" in do(bureau, case, "confirm", **{f"why|{code}": "缺少佐证"})
    assert case.state == "open"
    text = do(bureau, case, "confirm", **{f"mark|{code}": "0", f"why|{code}": "缺少佐证"})
    assert case.state == "done", text
    assert case.outcome["total"] == 9997 - case.outcome["marks"][0]["from"]
    assert "缺少佐证" in handler.get(f"/cases/{case.pk}/").content.decode()
    form = bureau.get(f"/cases/new/rectification/?source={case.pk}").context["form"]
    assert "缺少佐证" in form["problem"].value()
    begun(bureau, "rectification", title="补齐佐证", problem="缺少佐证", due="2099-01-31", source=str(case.pk))
    assert "后续：" in handler.get(f"/cases/{case.pk}/").content.decode()


def test_a_project_and_a_rectification(as_role: Clients, evaluation: Evaluation) -> None:
    handler, office = as_role(Role.HANDLER), as_role(Role.OFFICE)
    code = handler.get("/cases/new/project_evaluation/").context["form"].fields["reference"].choices[0][0]
    case = begun(handler, "project_evaluation", reference=code)
    do(handler, case, "submit")
    do(as_role(Role.DIVISION_HEAD), case, "agree")
    do(office, case, "accept")
    assert (case.state, case.outcome["total"]) == ("done", case.outcome["evaluated"])
    wrong = {"title": "加强跟踪", "problem": "跟踪监控不够", "due": "2020-01-01"}
    unit = case.unit_id
    assert (
        "不能早于今天"
        in office.post("/cases/new/rectification/", {"unit": unit, "fiscal_year": "2023", **wrong}).content.decode()
    )
    task = begun(office, "rectification", **wrong | {"due": "2099-01-31"})
    assert str(task.due) == "2099-01-31"
    assert "请填写“整改措施”" in do(handler, task, "report", result="已完成")
    do(handler, task, "report", measure="每月通报")
    do(office, task, "return", opinion="没有看到通报")
    do(handler, task, "report", result="已通报三次")
    do(office, task, "close")
    assert task.state == "done"
    old = office.get(f"/cases/{task.pk}/versions/1/").content.decode()
    assert "已完成" in old
    assert "已通报三次" not in old


def test_withdrawn_on_the_page(as_role: Clients, evaluation: Evaluation) -> None:
    handler = as_role(Role.HANDLER)
    case = begun(handler, "self_evaluation")
    do(handler, case, "submit")
    handler.post(f"/cases/{case.pk}/withdraw/", {"version": case.version})
    case.refresh_from_db()
    assert case.step == "draft"


def test_overtaken_keeps_what_was_typed(as_role: Clients, ledger: None) -> None:
    handler = as_role(Role.HANDLER)
    case = begun(handler, "adjustment")
    posted = fields(handler.get(f"/cases/{case.pk}/").content.decode())
    do(handler, case, "save", grounds="先保存的")
    text = handler.post(f"/cases/{case.pk}/", posted | {"grounds": "后保存的", "do": "save"}).content.decode()
    assert "已被别人办理或修改" in text
    assert "先保存的" in text
    assert "后保存的" in text


def test_others_see_nothing(as_role: Clients, ledger: None, neighbour: Client) -> None:
    case = begun(as_role(Role.HANDLER), "adjustment")
    assert neighbour.get(f"/cases/{case.pk}/").status_code == 404
    assert case.title not in neighbour.get("/cases/?shelf=all").content.decode()
    assert as_role(Role.AUDITOR).get(f"/cases/{case.pk}/").status_code == 403
    assert "由科室经办人" in as_role(Role.LEADER).get("/cases/new/target/").content.decode()


def test_shelves(as_role: Clients, ledger: None) -> None:
    handler, leader = as_role(Role.HANDLER), as_role(Role.LEADER)
    case = begun(handler, "adjustment")
    assert case.title in handler.get("/cases/").content.decode()
    assert case.title in handler.get("/cases/?shelf=begun&state=open&year=2023").content.decode()
    assert "没有符合条件的事项" in handler.get("/cases/?shelf=all&subject=target").content.decode()
    assert "现在没有等您办理的事项" in leader.get("/cases/").content.decode()
    assert case.title in leader.get("/cases/?shelf=all").content.decode()

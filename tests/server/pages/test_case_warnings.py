"""A suspicion from the list to its end, as the people do it: asked, explained, judged, mended, closed; and what the rule has learnt."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.process.cases import Case
from tests.server.pages.test_cases import Clients, do
from tests.server.results.sample import data, delivered

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing")
PAGE = "/watch/rules/TM-08/"


@pytest.fixture
def asked(as_role: Clients, people: dict[Role, User], data: Path) -> list[Case]:
    """Two suspicions asked about by the office."""
    delivered()
    office = as_role(Role.OFFICE)
    references = [one["reference"] for one in office.get(PAGE).context["hits"][:2]]
    assert office.post(f"{PAGE}ask/", {"hit": references}).status_code == 302
    return list(Case.objects.filter(subject="warning").order_by("pk"))


def test_a_violation_to_its_end(as_role: Clients, asked: list[Case]) -> None:
    case, _ = asked
    handler, office = as_role(Role.HANDLER), as_role(Role.OFFICE)
    page = handler.get(f"/cases/{case.pk}/").content.decode()
    assert "达到20,000.00元而没有登记合同编号" in page
    assert "是否签有合同，编号是什么？" in page
    assert "请填写“单位说明”。" in do(handler, case, "submit")
    do(handler, case, "submit", explanation="按次印刷，没有签合同")
    assert case.step == "judge"
    assert "须选择违规类别" in do(office, case, "violation", opinion="应当签合同")
    do(office, case, "violation", opinion="应当签合同", kind="procurement")
    assert (case.step, case.outcome) == ("rectify", {"judged": "violation", "kind": "procurement"})
    told = do(handler, case, "report", measure="other", amount="很多", mended_on="2023-12-01", result="已补签")
    assert "整改金额" in told
    assert case.step == "rectify"
    do(handler, case, "report", measure="other", amount="0.00", mended_on="2023-12-01", result="已补签框架合同")
    do(office, case, "close")
    assert case.state == "done"
    page = office.get(f"/cases/{case.pk}/").content.decode()
    assert "认定违规：违反政府采购规定" in page
    assert "已补签框架合同" in page
    assert "按次印刷" in page


def test_what_a_rule_has_learnt(as_role: Clients, asked: list[Case]) -> None:
    handler, office = as_role(Role.HANDLER), as_role(Role.OFFICE)
    for case in asked:
        do(handler, case, "submit", explanation="有框架合同，没有登记")
    do(office, asked[0], "normal", opinion="合同已核")
    do(office, asked[1], "violation", opinion="没有合同", kind="procurement")
    line = next(one for one in office.get("/watch/rules/").context["lines"] if one["rule"].code == "TM-08")
    assert (line["did"].asked, line["did"].normal, line["did"].violation, line["precision"]) == (2, 1, 1, "50%")
    page = office.get(f"{PAGE}?try_limit=20000")
    assert page.context["was_normal"] == 1
    assert "认定正常" in page.content.decode()


def test_who_may_ask_and_what_twice(as_role: Clients, asked: list[Case]) -> None:
    references = [case.reference for case in asked]
    office = as_role(Role.OFFICE)
    answer = office.post(f"{PAGE}ask/", {"hit": references}, follow=True).content.decode()
    assert "还没有询问的疑点" in answer
    handler = as_role(Role.HANDLER)
    other = office.get(PAGE).context["hits"][5]["reference"]
    assert "询问单位" not in handler.get(PAGE).content.decode()
    handler.post(f"{PAGE}ask/", {"hit": [other]})
    assert Case.objects.filter(subject="warning").count() == 2
    as_role(Role.REVIEWER).post(f"{PAGE}ask/", {"hit": [other]})
    assert Case.objects.filter(subject="warning").count() == 3
    assert office.get(f"{PAGE}ask/").status_code == 405
    assert office.post("/watch/rules/TM-99/ask/", {}).status_code == 404

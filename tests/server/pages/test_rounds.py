"""A round of monitoring: begun, answered, and who has not answered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.case_monitoring import money_at
from jixiao.server.process.cases import Case
from tests.server.pages.test_cases import Clients, do
from tests.server.results.sample import data, delivered

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing")
ASKED = {"fiscal_year": "2023", "title": "1–7 月监控", "cut_off": "2023-07-31", "due": "2099-08-15"}


def test_from_the_question_to_the_answer(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    delivered()
    office, handler = as_role(Role.OFFICE), as_role(Role.HANDLER)
    unit = Unit.objects.get(code="118001")
    assert (
        "不能早于数据截止日"
        in office.post("/rounds/", {**ASKED, "due": "2023-01-01", "units": unit.pk}).content.decode()
    )
    answer = office.post("/rounds/", {**ASKED, "units": unit.pk})
    assert answer.status_code == 302
    case = Case.objects.get(subject="monitoring")
    assert "还有 1 个单位没有报送" in office.get(answer["Location"]).content.decode()
    assert "paid_on_to=" in office.get(f"/cases/{case.pk}/").content.decode(), "what was paid leads to its payments"
    lines = case.contents.get().body["lines"]
    first, rest = lines[0]["code"], [line["code"] for line in lines[1:]]
    typed = {f"line|{code}|likelihood": "sure" for code in rest} | {f"line|{code}|actual": "1" for code in rest}
    text = do(handler, case, "submit", **typed, **{f"line|{first}|likelihood": "maybe", f"line|{first}|actual": "1"})
    assert "须选择原因并写明说明和措施" in text
    cause = {f"line|{first}|cause": "people", f"line|{first}|note": "补充人手"}
    do(handler, case, "submit", **cause)
    assert case.step == "office"
    told = as_role(Role.REVIEWER).get(answer["Location"]).content.decode()
    assert "各单位都已报送" in told
    assert "补充人手" in told
    assert "人员保障" in told
    do(office, case, "agree")
    do(as_role(Role.REVIEWER), case, "accept")
    assert case.state == "done"
    whole, half = money_at(unit, 2023, ASKED_END), money_at(unit, 2023, case.round.cut_off)  # type: ignore[union-attr]
    assert (whole.budget, whole.paid) == (7_514_040_000, 7_493_668_783)
    assert 0 < half.paid < whole.paid


ASKED_END = date(2023, 12, 31)

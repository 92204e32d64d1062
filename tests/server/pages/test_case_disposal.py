"""A disposal on the page: begun from the list of assets, amounts by asset, fields of the step."""

from __future__ import annotations

from datetime import date

from jixiao.facts.records import BY_NAME
from jixiao.kernel.period import day_number
from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.cases import newest
from jixiao.server.ledger.tables import TABLES
from jixiao.server.pages.case_disposal import disposal_typed, shown
from jixiao.server.process.cases import Case
from tests.server.actions.stocktake import assets
from tests.server.pages.test_cases import Clients, do


def test_from_the_list_to_the_first_step(as_role: Clients, people: dict[Role, User]) -> None:
    assets()
    handler = as_role(Role.HANDLER)
    assert "申请处置选中的" in handler.get("/records/asset/").content.decode()
    rows = [str(pk) for pk in TABLES["asset"].objects.filter(code__in=("A1", "A2")).values_list("pk", flat=True)]  # type: ignore[attr-defined]
    page = handler.post("/cases/new/disposal/", {"row": rows})
    assert page.status_code == 200
    assert page.context["form"].initial["codes"] == "A1\nA2"
    unit = page.context["form"].fields["unit"].queryset.get()
    given = {"unit": unit.pk, "fiscal_year": "2024", "codes": "A1\nA2", "method": "sale", "reason": "闲置"}
    answer = handler.post("/cases/new/disposal/", given)
    case = Case.objects.get(subject="disposal")
    assert answer["Location"] == f"/cases/{case.pk}/"
    page = handler.get(answer["Location"]).content.decode()
    assert "台式计算机" in page
    assert "没有批复文号不得核销" in page
    do(handler, case, "submit", reason="闲置三年")
    assert (case.step, newest(case).body["reason"]) == ("office", "闲置三年")


def test_amounts_are_kept_by_asset() -> None:
    before = {"codes": "A1", "income": {"A1": "1"}, "reason": "旧"}
    typed = disposal_typed(before, {"income|A2": " 2 ", "reason": "新 ", "else": "x"})
    assert typed == {"codes": "A1", "income": {"A1": "1", "A2": "2"}, "reason": "新"}


def test_a_card_as_people_read_it() -> None:
    asset = BY_NAME["asset"]
    day = day_number(date(2021, 5, 10))
    told = [
        shown(asset.field(name), value) for name, value in (("cost", 480_000), ("acquired_on", day), ("name", None))
    ]
    assert told == ["4,800.00", "2021-05-10", ""]

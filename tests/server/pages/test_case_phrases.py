"""Phrases beside the fields of a suspicion: filled from its case, a unit's own in place of the common ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.pages.case_phrases import bank_for, phrases_for
from jixiao.server.process.cases import Case
from jixiao.standards.phrases import UNKNOWN
from jixiao.workbench.settings import CHECKOUT, Settings
from tests.server.pages.test_cases import Clients, do
from tests.server.results.sample import data, delivered

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing")
PAGE = "/watch/rules/TM-08/"
BANK = CHECKOUT / "standards" / "jixiao" / "phrases-warning" / "standard.yaml"


def test_from_asking_to_the_check(as_role: Clients, people: dict[Role, User], data: Path) -> None:
    delivered()
    office, handler = as_role(Role.OFFICE), as_role(Role.HANDLER)
    asking = office.get(PAGE)
    assert "请对照“大额支付没有合同”逐笔说明" in asking.content.decode()
    assert handler.get(PAGE).context["phrases"] == []
    hit = asking.context["hits"][0]
    told = office.post(f"{PAGE}ask/", {"hit": [hit["reference"]], "question": "长" * 1001}, follow=True)
    assert "最多 1000 字" in told.content.decode()
    office.post(f"{PAGE}ask/", {"hit": [hit["reference"]], "question": "请补登合同编号"})
    case = Case.objects.get(subject="warning")
    page = handler.get(f"/cases/{case.pk}/")
    assert "请补登合同编号" in page.content.decode()
    first = page.context["phrases"][0].text
    assert hit["yuan"] in first
    assert hit["hit"].vouchers[0] in first
    assert "2023-" in first
    assert 'data-inserts-into="id-explanation"' in page.content.decode()
    own = {one.title for one in page.context["phrases"]}
    assert "已有合同，漏登编号" in own
    assert "不是重复支付" not in own
    # Who may not act is offered nothing.
    assert office.get(f"/cases/{case.pk}/").context["phrases"] == []
    do(handler, case, "submit", explanation=first)
    page = office.get(f"/cases/{case.pk}/")
    assert 'data-inserts-into="opinion"' in page.content.decode()
    assert any("依据：" in one.text for one in page.context["phrases"])
    do(office, case, "violation", opinion="没有合同", kind="procurement")
    page = handler.get(f"/cases/{case.pk}/").content.decode()
    assert 'data-inserts-into="id-result"' in page
    assert 'data-inserts-into="opinion"' not in page
    do(handler, case, "report", measure="other", amount="0.00", mended_on="2023-12-01", result="已补签")
    assert [one.title for one in office.get(f"/cases/{case.pk}/").context["phrases"]] == [
        "整改到位，销号",
        "整改不到位，退回",
    ]
    do(office, case, "close")
    assert phrases_for(case, {}) == []


@pytest.mark.django_db
def test_what_the_ledger_does_not_know_is_left_open(people: dict[Role, User], data: Path) -> None:
    case = Case(subject="warning", step="explain", state="open", fiscal_year=2023, unit=Unit.objects.get(code="118001"))
    many = {"rule": "TM-08", "vouchers": ["v1", "v2", "v3", "v4"]}
    first = phrases_for(case, many)[0].text
    assert first.startswith(f"{UNKNOWN}向{UNKNOWN}支付 {UNKNOWN} 元（凭证 v1、v2、v3等 4 张）")


def test_a_bank_of_ones_own(people: dict[Role, User], tmp_path: Path) -> None:
    text = BANK.read_text(encoding="utf-8")
    settings = Settings(data=tmp_path, standards=tmp_path, examples=tmp_path)
    unit = Unit.objects.get(code="118001")
    assert bank_for(unit, 2023, settings=settings) is None
    own = text.replace("id: jx-phrases-warning", "id: a-own") + "applies: {units: ['118001'], first_year: 2023}\n"
    for name, content in (("common", text), ("own", own)):
        folder = tmp_path / "x" / name
        folder.mkdir(parents=True)
        (folder / "standard.yaml").write_text(content, encoding="utf-8")
    banks = [bank_for(unit, year, settings=settings) for year in (2022, 2023)]
    assert [bank.id for bank in banks if bank] == ["jx-phrases-warning", "a-own"]

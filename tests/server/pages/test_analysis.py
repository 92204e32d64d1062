"""The analysis of spending on the page: sentences and tables whose numbers lead to their rows, charts, documents made in the background."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pytest
from django.test import Client
from openpyxl import load_workbook

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.background_analyses import write_analysis_document
from jixiao.server.audit.models import Event
from jixiao.server.results.models import AnalysisDocument
from tests.server.ledger.sample import delivered as more
from tests.server.ledger.sample import payment
from tests.server.pages.test_cases import Clients
from tests.server.results.sample import data, delivered

__all__ = ["data"]

pytestmark = pytest.mark.usefixtures("standing")
ADDRESS = "/watch/analysis/"
JULY = f"{ADDRESS}118001/2023-07-31/"
ASKED = f"{ADDRESS}?unit=118001&year=2023&as_of=2023-07-31"


def test_numbers_lead_to_their_rows_and_documents_are_kept(
    as_role: Clients, people: dict[Role, User], data: Path
) -> None:
    office = as_role(Role.OFFICE)
    delivered()
    text = office.get(ASKED).content.decode()
    plain = re.sub(r"<[^>]+>", "", text)
    assert "全年预算数7,514.04万元，累计支出4,292.07万元，预算执行率57.1%，慢于序时进度（58.1%）1个百分点。" in plain
    assert "没有上年的支付数据，不作同期比较。" in plain
    links = re.findall(rf'href="({JULY}figures/[^"]+/)"', text)
    assert len(set(links)) > 150
    behind = office.get(f"{JULY}figures/analysis.whole.month/").content.decode()
    assert "记录（共 189 条" in behind
    assert "支付明细.csv · 支付明细 · H977" in behind
    assert office.get(f"{JULY}figures/analysis.nothing/").status_code == 404
    assert office.get(f"{ADDRESS}118001/2023-13-01/figures/analysis.whole.month/").status_code == 404
    spec = office.get(f"{JULY}charts/divisions.json").json()
    assert any(value.get("href", "").startswith(f"{JULY}figures/") for value in spec["data"]["values"])
    assert "法律援助处" in office.get(f"{JULY}charts/divisions.svg").content.decode()
    rows = list(_book(office.get(f"{JULY}table.xlsx"))["支出结构"].iter_rows(values_only=True))
    assert any(row[1] == "A0401" for row in rows)

    _documents(as_role, office)


def _documents(as_role: Clients, office: Client) -> None:
    office.post(f"{JULY}make/")
    office.post(f"{JULY}make/")
    made = AnalysisDocument.objects.get()
    assert "正在生成" in office.get(ASKED).content.decode()
    write_analysis_document.call(made.pk)
    made.refresh_from_db()
    assert (made.state, made.as_of.isoformat()) == ("done", "2023-07-31")
    write_analysis_document.call(made.pk)
    page = office.get(ASKED).content.decode()
    assert f"{ADDRESS}documents/{made.pk}/" in page
    assert "数据已变化" not in page
    word = b"".join(office.get(f"{ADDRESS}documents/{made.pk}/执行分析.docx").streaming_content)  # type: ignore[attr-defined]
    assert docx.Document(io.BytesIO(word)).core_properties.identifier == made.key
    assert office.get(f"{ADDRESS}documents/{made.pk}/别的.docx").status_code == 404
    assert Event.objects.filter(action="analysis.export").count() == 1
    more([payment("V-2022", 100, year=2022, paid_on=19_200, fund_type="general")], fiscal_year=2022)
    more([payment("V-2023", 100, fund_type="general")])
    later = re.sub(r"<[^>]+>", "", office.get(ASKED).content.decode())
    assert "数据已变化" in later
    assert "与上年 2022-07-31 的同期数比较" in later
    assert as_role(Role.LEADER).post(f"{JULY}make/").status_code == 403


def _book(answer: object) -> dict[str, object]:
    return load_workbook(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]

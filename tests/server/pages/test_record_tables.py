"""Records typed in a table: all saved or none, with what is wrong at its cell; chosen rows leave as a workbook."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import openpyxl
from django.test import Client

from jixiao.server.accounts.roles import Role
from jixiao.server.ledger.models import Batch
from jixiao.server.ledger.tables import TABLES

Clients = Callable[[Role], Client]
TABLE = "/records/supply/table/"
ROWS: Any = TABLES["supply"]


def posted(*lines: dict[str, str]) -> dict[str, str]:
    typed = {f"line|{number}|{name}": text for number, line in enumerate(lines) for name, text in line.items()}
    return {"unit": "118001", "fiscal_year": "2023", **typed}


def test_all_or_none(as_role: Clients) -> None:
    handler = as_role(Role.HANDLER)
    page = handler.get(TABLE).content.decode()
    assert "从 Excel 复制后粘贴" in page
    good = [{"code": f"D{number}", "name": f"硒鼓{number}"} for number in range(3)]
    answer = handler.post(TABLE, posted(good[0], {"name": "没有编号"}, good[2]) | {"reason": "补录"})
    text = answer.content.decode()
    # Nothing that was typed is lost, the reason neither.
    assert 'value="补录"' in text
    assert (answer.status_code, "第 2 行" in text, "没有编号" in text) == (400, True, True)
    assert not ROWS.objects.exists()
    answer = handler.post(TABLE, posted(*good), follow=True)
    assert "3 条" in answer.content.decode()
    assert ROWS.objects.count() == 3
    assert Batch.objects.get().kind == "form"
    again = handler.post(TABLE, posted(good[1])).content.decode()
    assert "已有编号相同的记录" in again
    assert Batch.objects.count() == 1


def test_refused(as_role: Clients) -> None:
    handler = as_role(Role.HANDLER)
    assert "还没有填写任何一行" in handler.post(TABLE, posted()).content.decode()
    many = posted(*({"code": f"D{number}", "name": "x"} for number in range(501)))
    assert "一次最多填 500 行" in handler.post(TABLE, many).content.decode()
    assert handler.post(TABLE, posted() | {"unit": "118000"}).status_code == 404
    assert as_role(Role.REVIEWER).get(TABLE).status_code == 403
    assert handler.get("/records/nothing/table/").status_code == 404


def test_chosen_rows_as_a_workbook(as_role: Clients) -> None:
    handler = as_role(Role.HANDLER)
    handler.post(TABLE, posted(*({"code": f"D{number}", "name": f"名{number}"} for number in range(4))))
    chosen = [str(row.pk) for row in ROWS.objects.order_by("row_id")][1:3]
    answer = handler.post("/records/supply/export/?year=2023", {"row": chosen})
    book = openpyxl.load_workbook(BytesIO(b"".join(answer)))  # type: ignore[arg-type]
    cells = {str(cell.value) for line in book.worksheets[0].iter_rows() for cell in line}
    assert {"名1", "名2"} <= cells
    assert not {"名0", "名3"} & cells
    assert any("选中的 2 条" in cell for cell in cells)

"""The workbook of links."""

from pathlib import Path

import openpyxl

from jixiao.linkage.candidates import links_of
from jixiao.linkage.decisions import read_decisions
from jixiao.linkage.disputes import REPEAT
from jixiao.linkage.linking import counts
from jixiao.reporting.xlsx_links import write_links
from tests.linkage.world import rules, world


def test_the_review_sheet_is_the_form_in_which_decisions_come_back(tmp_path: Path) -> None:
    target = tmp_path / "关联.xlsx"
    a, b, linked = world().a, world().b, world().linked
    doubtful = tuple(links_of(linked, a, b, relation=REPEAT))[:3]
    labels = {one.name: one.label for one in rules().fields}
    write_links(target, counts=counts(linked, a, b), a=a, b=b, labels=labels, reviewed=doubtful, same=(), repeats=())
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == ["结论", "待复核", "同一件", "同人另一件", "隔离"]
    sheet = book["待复核"]
    assert [cell.value for cell in sheet[3]][:4] == ["案号（一）", "案号（二）", "认定", "关系"]
    sheet["C4"], sheet["C5"] = "同一件", "不是"
    book.save(target)
    said, findings = read_decisions(target, name="关联.xlsx")
    assert findings == ()
    assert [one.decided.relation for one in said] == ["same", "different"]
    assert said[0].decided.number_a == doubtful[0].ours["number"]

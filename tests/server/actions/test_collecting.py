"""Asked by hand, a line put right, headings told once, the newest files of two systems linked; others may do none of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from openpyxl import Workbook

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.background_collecting import collect_source
from jixiao.server.actions.collecting import ask_source, link_received, mend_line, remember_columns
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import Actor
from jixiao.server.matching.models import Collection, MendedCell
from jixiao.server.matching.readings import run_folder
from tests.server.results.sample import data

from .test_background_collecting import ROWS, asked, source

__all__ = ["data"]
ACTOR = Actor(name="测试")


def test_asked_by_hand(people: dict[Role, User], data: Path, tmp_path: Path) -> None:
    source(data, tmp_path)
    unit, office = Unit.objects.get(code="118001"), people[Role.OFFICE]
    made = ask_source(unit=unit, name="city", by=office, actor=ACTOR)
    with pytest.raises(ValidationError, match="正在采集"):
        ask_source(unit=unit, name="city", by=office, actor=ACTOR)
    collect_source.call(made.pk)
    made.refresh_from_db()
    assert made.outcome == "nothing"
    with pytest.raises(ValidationError, match="没有这个来源"):
        ask_source(unit=unit, name="别的", by=office, actor=ACTOR)
    with pytest.raises(NotPermitted):
        ask_source(unit=unit, name="city", by=people[Role.LEADER], actor=ACTOR)


def test_a_line_is_put_right(people: dict[Role, User], data: Path, tmp_path: Path) -> None:
    (tmp_path / "六月.csv").write_text(ROWS, encoding="utf-8")
    source(data, tmp_path)
    (one,) = asked()
    (line,) = one.lines.filter(line=4)
    column = next(number for number, heading, _ in line.cells if heading.startswith("申请人"))
    told = {"collection": one, "by": people[Role.HANDLER], "actor": ACTOR}
    with pytest.raises(ValidationError, match="没有改动"):
        mend_line(line=4, cells={column: " ", 99: "x"}, **told)
    mend_line(line=4, cells={column: "钱七"}, **told)
    one.refresh_from_db()
    assert (one.taken, one.set_aside) == (3, 2)
    assert not one.lines.filter(line=4).exists()
    assert (tmp_path / "六月.csv").read_text(encoding="utf-8") == ROWS
    mend_line(line=3, cells={4: "2023-05-09"}, **told)
    one.refresh_from_db()
    assert (one.taken, one.set_aside) == (3, 1), "what was put right before still counts"
    assert MendedCell.objects.count() == 2
    assert Event.objects.filter(action="collect.mend").count() == 2


def test_lines_of_a_later_sheet_are_put_right_again_and_again(
    people: dict[Role, User], data: Path, tmp_path: Path
) -> None:
    book = Workbook()
    book.active.title = "说明"
    book.active.append(["本表由平台导出"])
    cases = book.create_sheet("案件")
    for line in ROWS.splitlines():
        cases.append(line.split(","))
    book.save(tmp_path / "六月.xlsx")
    source(data, tmp_path)
    (one,) = asked()
    assert (one.sheet, one.taken, one.set_aside) == ("案件", 2, 3)
    told = {"collection": one, "by": people[Role.HANDLER], "actor": ACTOR}
    mend_line(line=4, cells={2: "钱七"}, **told)
    mend_line(line=3, cells={4: "2023-05-09"}, **told)
    one.refresh_from_db()
    assert (one.sheet, one.taken, one.set_aside) == ("案件", 3, 1)


def test_headings_are_told_once_for_all_later_files(people: dict[Role, User], data: Path, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x,y,z\n1,张三,李四\n", encoding="utf-8")
    source(data, tmp_path)
    (one,) = asked()
    told = {"collection": one, "by": people[Role.OFFICE], "actor": ACTOR}
    with pytest.raises(ValidationError, match="从列表中选择"):
        remember_columns(columns={"x": "乱写"}, **told)
    remember_columns(columns={"x": "number", "y": "party1", "z": "party2"}, **told)
    one.refresh_from_db()
    assert (one.outcome, one.taken) == ("received", 1)
    (tmp_path / "a.csv").write_text("x,y,z\n1,张三,李四\n2,王五,赵六\n", encoding="utf-8")
    (later,) = asked()
    assert later.taken == 2
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "b.csv").write_text(ROWS, encoding="utf-8")
    source(data, tmp_path / "b", name="district", system="矛盾纠纷多元化解平台")
    asked()
    unit, office = Unit.objects.get(code="118001"), people[Role.OFFICE]
    with pytest.raises(ValidationError, match="两个不同的来源"):
        link_received(unit=unit, one="city", other="city", by=office, actor=ACTOR)
    run = link_received(unit=unit, one="city", other="district", by=office, actor=ACTOR)
    assert run.columns["a"]["y"] == "party1"
    assert (run_folder(run) / "in" / run.name_a).read_bytes() == (tmp_path / "a.csv").read_bytes()
    assert Collection.objects.count() == 3

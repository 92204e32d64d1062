"""Arrangements told and written: the sheet of a draw is the register's own, ready to be filled in and imported."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl

from jixiao.checking.duties.course_matching import Need, Product, match_needs
from jixiao.checking.duties.file_draw import draw_files
from jixiao.checking.duties.hearing_reminders import Hearing, reminders
from jixiao.checking.duties.service_teams import Candidate, propose_teams
from jixiao.facts.records import BY_NAME
from jixiao.reporting.arrangements import (
    draw_lines,
    match_lines,
    reminder_lines,
    team_lines,
    write_draw,
    write_matches,
    write_reminders,
    write_teams,
)

DRAW = draw_files({"甲所": ["1", "2"], "乙所": ["3", "4"]}, quarter=2, total=4, seed=9)


def cells(path: Path) -> list[list[object]]:
    return [list(row) for row in openpyxl.load_workbook(path).active.iter_rows(values_only=True)]  # type: ignore[union-attr]


def test_a_draw(tmp_path: Path) -> None:
    assert draw_lines(DRAW)[0] == "第2季度交叉检查：抽取 4 本，2 个司法所，种子 9"
    write_draw(tmp_path / "a.xlsx", DRAW)
    rows = cells(tmp_path / "a.xlsx")
    labels = {field.label for field in BY_NAME["correction_file_check"].fields}
    assert set(rows[2]) <= labels
    assert rows[3][:4] == [2, "乙所", "甲所", "3"]


def test_teams(tmp_path: Path) -> None:
    teams = propose_teams(
        [Candidate("1", "甲街", "侵财类", "环保"), Candidate("2", "甲街", "侵财类", "环保")], most=5, same_offence=50
    )
    assert any("✗ 同类罪名分散" in line for line in team_lines(teams))
    write_teams(tmp_path / "a.xlsx", teams)
    assert cells(tmp_path / "a.xlsx")[3][4:6] == ["环保1队", "同类罪名分散（侵财类 2 人，不宜超过 50%）"]


def test_matches(tmp_path: Path) -> None:
    needs = [Need("1", "甲厂", frozenset({"劳动"})), Need("2", "乙厂", frozenset({"税务"}))]
    matches = match_needs(needs, [Product("K1", "用工", frozenset({"劳动"}), lawyer="示例律师")])
    assert match_lines(matches)[1:] == (
        "1 甲厂 → K1 用工，示例律师：主题相合：劳动",
        "2 乙厂：没有主题相合的产品，需要开发（税务）",
    )
    write_matches(tmp_path / "a.xlsx", matches)
    assert cells(tmp_path / "a.xlsx")[4][5] == "没有主题相合的产品，需要开发"


def test_reminders(tmp_path: Path) -> None:
    found = reminders([Hearing("1号", "某街", "", date(2023, 7, 8), None, None)], today=date(2023, 7, 5), days=7)
    assert (
        reminder_lines(found, today="2023-07-05", days=7)[1]
        == "  2023-07-08 1号 某街（镇街未填）：待提醒，还要提醒：镇街、司法所"
    )
    write_reminders(tmp_path / "a.xlsx", found)
    assert cells(tmp_path / "a.xlsx")[3][:5] == ["1号", "某街", "", "待提醒", "镇街、司法所"]

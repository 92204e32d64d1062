"""Arrangements from the bundled department's registers; a package without them is told which are missing."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any, cast

from jixiao.facts.snapshot import Snapshot, open_snapshot
from jixiao.workbench.arranging import (
    CASES,
    FILES,
    arrange,
    arrange_courses,
    arrange_files,
    arrange_reminders,
    arrange_teams,
)
from tests.conftest import Evaluated


def example(evaluated: Evaluated) -> Snapshot:
    key = json.loads((evaluated.folder / "trace.json").read_text(encoding="utf-8"))["snapshot"]
    return open_snapshot(evaluated.settings.snapshots / key)


def test_each_arrangement(evaluated: Evaluated, tmp_path: Path) -> None:
    snapshot = example(evaluated)
    files = arrange_files(snapshot, quarter=1, total=126, seed=3)
    assert files.facts == arrange_files(snapshot, quarter=1, total=126, seed=3).facts
    assert "抽取 126 本，24 个司法所" in files.lines[0]
    teams = arrange_teams(snapshot, most=12, same_offence=50)
    assert "92 人" in teams.lines[0]
    assert "36 条需求" in arrange_courses(snapshot).lines[0]
    told = arrange_reminders(snapshot, today=date(2023, 12, 31), days=7, settings=evaluated.settings)
    assert "开庭前没有双提醒" in told.lines[1]
    first = cast("list[dict[str, Any]]", told.facts["hearings"])[0]
    held = date.fromisoformat(first["held_on"])
    assert [date.fromisoformat(day) < held for day in first["remind_on"]] == [True, True, True]
    for number, one in enumerate((files, teams, told)):
        one.write(tmp_path / f"{number}.xlsx")
        assert (tmp_path / f"{number}.xlsx").stat().st_size > 4000


def test_without_the_register(evaluated: Evaluated, tmp_path: Path) -> None:
    folder = tmp_path / "局"
    folder.mkdir()
    (folder / "package.yaml").write_text('unit: "9"\nname: 某局\nfiscal_year: 2023\n', encoding="utf-8")
    (folder / "社区矫正档案名册.csv").write_text("司法所,档案编号\n甲所,1\n", encoding="utf-8")
    asked = {"fiscal_year": 2023, "out": None, "settings": evaluated.settings}
    alone = arrange(
        folder, needed=(FILES,), how=lambda snapshot: arrange_files(snapshot, quarter=1, total=1, seed=1), **asked
    )  # type: ignore[arg-type]
    assert [finding.code for finding in alone.findings] == ["JX-DUT-001"]
    missing = arrange(folder, needed=(CASES,), how=arrange_courses, **asked)  # type: ignore[arg-type]
    assert [finding.code for finding in missing.findings] == ["JX-DUT-010"]

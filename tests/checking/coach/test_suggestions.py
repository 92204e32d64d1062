"""The library suggests indicators of the kind asked for, from the project's own work; where the work is unknown it keeps silent."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from jixiao.checking.coach.coaching import coach
from jixiao.checking.coach.model import PROJECT, Indicator, Targets, TargetSheet
from jixiao.checking.coach.suggestions import with_suggestions
from jixiao.checking.coach.values import read_value
from jixiao.kernel.source import Source
from jixiao.standards.indicator_library import LibraryIndicator
from tests.checking.coach.tables import coached, guide, workbook

ORIGIN = Source("指标库.xlsx", "0" * 64, "指标库")

HEAD = "一级指标 | 二级指标 | 三级指标 | 指标值\n"


def suggested(tmp_path: Path, project: str, *lines: str) -> dict[str, list[str]]:
    """The areas of the indicators suggested, by the code of the note."""
    example = {"sheets": [{"project": project, "indicators": HEAD + "\n".join(lines)}]}
    notes = coached(workbook(example, tmp_path / "表.xlsx")).notes
    return {note.finding.code: [one.area for one in note.suggestions] for note in notes}


def test_a_missing_kind_is_taken_from_the_work_of_the_project(tmp_path: Path) -> None:
    found = suggested(tmp_path, "法律援助案件补贴", "产出 | 数量 | 法律援助案件办理数 | ≥2000件")
    assert found["JX-LNT-002"] == ["法律援助", "法律援助"]
    assert found["JX-LNT-005"][0] == "法律援助"


def test_only_of_the_kind_asked_for(tmp_path: Path) -> None:
    lines = ("产出 | 数量 | 参训人次 | ≥600人次", "效益 | 社会效益 | 干部能力 | 有效提升")
    example = {"sheets": [{"project": "业务培训经费", "indicators": HEAD + "\n".join(lines)}]}
    notes = coached(workbook(example, tmp_path / "表.xlsx")).notes
    vague = next(note for note in notes if note.finding.code == "JX-LNT-011")
    kinds = {one.code: one.second for one in guide().library.indicators}
    assert {kinds[one.code] for one in vague.suggestions} == {"social"}
    assert all(one.measure and one.data_source and one.evidence for one in vague.suggestions)


def test_work_that_the_library_does_not_know(tmp_path: Path) -> None:
    found = suggested(tmp_path, "海洋牧场人工鱼礁投放", "产出 | 数量 | 投放鱼礁体 | ≥300座")
    assert found["JX-LNT-002"] == []


def test_what_the_sheet_has_already_is_not_suggested(tmp_path: Path) -> None:
    quality = [one for one in guide().library.indicators if one.area == "法律援助" and one.second == "quality"]
    lines = ["产出 | 数量 | 法律援助案件办理数 | ≥2000件", f"产出 | 质量 | {quality[0].name} | ＝100%"]
    example = {"sheets": [{"project": "法律援助案件补贴", "indicators": HEAD + "\n".join(lines)}]}
    result = coached(workbook(example, tmp_path / "表.xlsx"))
    again = with_suggestions(result.notes, library=guide().library, same=82)
    assert again == result.notes
    assert quality[0].name not in {one.name for note in again for one in note.suggestions}


def test_the_indicators_of_the_library_stand_up_to_the_checks_themselves() -> None:
    """Good indicators, written by others than the checks: any note on one of them is a false alarm, or a bad example."""
    assert [note.finding.text for note in coach(as_targets(), guide()).notes if note.indicator] == []


def as_targets() -> Targets:
    """The library as if each area of work were one project."""
    library = guide().library
    rows = {one.code: number for number, one in enumerate(library.indicators, start=1)}
    sheets = tuple(
        TargetSheet(
            area,
            PROJECT,
            ORIGIN,
            indicators=tuple(_written(one, rows[one.code]) for one in library.indicators if one.area == area),
            columns=frozenset({"data_source", "measure"}),
        )
        for area in library.areas
    )
    return Targets("指标库", "", 2024, sheets)


def _written(one: LibraryIndicator, row: int) -> Indicator:
    value = read_value(f"{one.example}{one.unit}")
    return Indicator(
        name=one.name,
        where=replace(ORIGIN, row=row),
        first=one.first,
        second=one.second,
        nature=one.nature,
        value=value.value,
        value_text=value.text,
        unit=one.unit,
        measure=one.measure,
        grades=one.grades,
        data_source=one.source,
    )

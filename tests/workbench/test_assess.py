"""The bundled department's assessment of 24 towns: ranks, a clerk's own arithmetic, traces to cells, files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jixiao.evaluation.assessment_model import Assessment
from jixiao.kernel.figure import State
from jixiao.workbench.assess import (
    Asked,
    assess_files,
    assessed_folder,
    folder_name,
    schemes,
    write_feedback,
    write_files,
)
from jixiao.workbench.intake import take_in
from jixiao.workbench.settings import Settings
from tests.facts.files import write

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "baiyun-2023"
SCHEME = "jx-town-case-handling"


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(data=tmp_path_factory.mktemp("data"), standards=ROOT / "standards", examples=ROOT)


@pytest.fixture(scope="module")
def assessment(settings: Settings) -> Assessment:
    taken = take_in(EXAMPLE, fiscal_year=None, settings=settings)
    assert taken.snapshot is not None
    found, findings = assessed_folder(taken.snapshot.folder, scheme=SCHEME, settings=settings)
    assert found is not None
    assert [finding.severity for finding in findings if finding.severity not in ("info", "warning")] == []
    return found


def test_twenty_four_towns_by_twelve_indicators(assessment: Assessment) -> None:
    assert [one.standing.of for one in assessment.assessed] == [24] * 24
    assert sorted(one.standing.rank for one in assessment.assessed) == list(range(1, 25))
    assert len(assessment.assessed[0].readings) == 14
    marks = [mark for one in assessment.assessed for mark in one.unit.own]
    assert len(marks) > 24 * 11
    assert len(assessment.disputes) == 5


def test_the_engine_agrees_with_the_arithmetic_of_a_clerk(assessment: Assessment) -> None:
    # The example's checked marks were reckoned by hand (examples/…/builder), apart from those that name another ground.
    apart = [
        (one.unit.name, code)
        for one in assessment.assessed
        for code, mark in one.unit.checked.items()
        if mark.reason == "与台账一致" and mark.points != one.readings[code].measured
    ]
    assert apart == []


def test_every_point_leads_to_a_cell(assessment: Assessment) -> None:
    files: set[str] = set()
    for one in assessment.assessed:
        for leaf in one.evaluation.leaves():
            trace = leaf.figure.trace
            assert trace is not None
            cells = [source for child in trace.children for source in child.sources]
            # A register in which a town has no such case counts to zero, and there is no cell to show.
            none = all(child.detail.get("value") == 0 for child in trace.children)
            assert cells or none or leaf.figure.state is State.NOT_APPLICABLE, (one.unit.name, leaf.item.name)
            files |= {source.file for source in cells}
    # All 19 numbers come from the registers of cases and of officers, honours and reprimands; marks from the sheet of marks.
    assert files == {"考评.xlsx", "镇街行政处罚案件.csv", "台账.xlsx"}
    assert all(one.counted for one in assessment.scheme.inputs)


def test_small_towns_are_judged_by_merged_bands(assessment: Assessment) -> None:
    small = {
        one.unit.name
        for one in assessment.assessed
        for leaf in one.evaluation.leaves()
        if leaf.item.code == "T12" and leaf.figure.trace and leaf.figure.trace.detail["small_sample"] == 1
    }
    assert small == {"示例镇街07", "示例镇街15", "示例镇街22"}


def test_files_of_all_units(assessment: Assessment, tmp_path: Path) -> None:
    files = write_files(assessment, findings=assessment.findings, out=tmp_path / "out")
    assert [path.name for path in files] == ["考评结果.xlsx", "考评结果.json", "findings.json", "各单位"]
    folders = sorted(path.name for path in files[-1].iterdir())
    assert (len(folders), folders[0]) == (24, "001-示例镇街01")
    trace = json.loads((files[-1] / folders[0] / "trace.json").read_text(encoding="utf-8"))
    assert (trace["unit"], trace["standard"]["id"]) == ("T01", SCHEME)
    # Written a second time over the first.
    assert write_files(assessment, findings=(), out=tmp_path / "out") == files
    one = assessment.assessed[0]
    write_feedback(assessment, one, path=tmp_path / "one.docx")
    assert (tmp_path / "one.docx").stat().st_size > 5_000
    assert folder_name(3, one).startswith("003-示例镇街")


def test_errors_leave_findings_only(settings: Settings, tmp_path: Path) -> None:
    outcome = assess_files(Asked(EXAMPLE, None, "没有", tmp_path / "out"), settings=settings)
    assert (outcome.exit_code, [path.name for path in outcome.files]) == (1, ["findings.json"])
    empty = write(tmp_path / "empty", {})
    assert assess_files(Asked(empty, None, SCHEME, None), settings=settings).exit_code == 1
    assert [pack.id for pack in schemes(settings)] == ["jx-key-groups", "jx-rule-of-law", SCHEME]

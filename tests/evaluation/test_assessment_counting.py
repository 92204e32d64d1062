"""Numbers counted from a register by the unit's name: zero without a row, compared with what was typed; nothing without the register."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from jixiao.evaluation.assessment_counting import counted_values
from jixiao.evaluation.assessment_gathering import units_of
from jixiao.facts.snapshot import Snapshot, freeze
from jixiao.standards.assessment import Counted, Input, Scheme
from tests.facts.files import imported, write

from . import assessed

COUNTED = Counted("key_task", "count(*)", "state = 'done'", "division")
INPUT = Input("cases.filed", "立案数", "count", "宗", "台账", COUNTED)


def frozen(folder: Path, **sheets: list[list[Any]]) -> Snapshot:
    """Two units, and what else is handed in."""
    units = [["被考评单位编码", "被考评单位名称", "类别"], ["T1", "甲街", "镇街"], ["T2", "乙镇", "镇街"]]
    result = imported(write(folder / "package", {"考评.xlsx": {"被考评单位": units, **sheets}}))
    assert result.findings == ()
    return freeze(
        result.rows, present=result.present, unit="1", unit_name="某局", fiscal_year=2023, folder=folder / "snapshots"
    )  # fmt: skip


def scheme(folder: Path) -> Scheme:
    """The scheme of the tests, which counts its first number."""
    plain = assessed.scheme(folder, assessed.SCHEME)
    own = [replace(one, counted=COUNTED) if one.code == INPUT.code else one for one in plain.inputs]
    return replace(plain, inputs=tuple(own))


TASKS = [
    ["序号", "重点工作", "责任科室", "状态"],
    [1, "一", "甲街", "已完成"],
    [2, "二", "甲街", "推进中"],
    [3, "三", "甲街", "已完成"],
]


def test_counted_comes_before_typed(tmp_path: Path) -> None:
    typed = [
        ["考评方案", "被考评单位编码", "考评数据项", "考评数据值"],
        ["towns", "T1", "cases.filed", 5],
        ["towns", "T2", "cases.filed", 0],
    ]
    snapshot = frozen(tmp_path, 重点工作=TASKS, 考评数据=typed)
    units, findings = units_of(snapshot, scheme=scheme(tmp_path))
    figures = {unit.name: unit.figures["cases.filed"] for unit in units}
    assert [figures[name].value for name in ("甲街", "乙镇")] == [2, 0]
    trace = figures["甲街"].trace
    assert trace is not None
    assert (trace.row_count, trace.detail["table"]) == (2, "key_task")
    assert [source.row for source in trace.sources] == [2, 4]
    told = [finding.message for finding in findings if finding.code == "JX-EVA-114"]
    assert told == ["甲街的“立案数”填报 5宗，台账“重点工作”统计为 2宗，按台账计"]


def test_without_the_register_what_was_typed_stands(tmp_path: Path) -> None:
    assert counted_values(INPUT, snapshot=frozen(tmp_path), names=["甲街"]) == ({}, ())


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"table": "nothing"}, "标准库中没有这种台账"),
        ({"of": "avg(number)"}, "不是允许的汇总"),
        ({"where": "grade = 1"}, "grade"),
        ({"unit_in": "number"}, "没有文本字段 number"),
    ],
)
def test_what_cannot_be_counted_is_told(wrong: dict[str, str], told: str, tmp_path: Path) -> None:
    one = replace(INPUT, counted=replace(COUNTED, **wrong))
    found, findings = counted_values(one, snapshot=frozen(tmp_path, 重点工作=TASKS), names=["甲街"])
    assert (found, [finding.code for finding in findings]) == ({}, ["JX-EVA-113"])
    assert told in findings[0].message

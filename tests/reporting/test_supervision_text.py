"""Supervision in words: the list, who is told, JSON and trace."""

from __future__ import annotations

from jixiao.reporting.supervision_text import (
    HEADS,
    TOLD_HEADS,
    due_text,
    supervision_json,
    supervision_lines,
    supervision_trace,
    task_cells,
    told_cells,
)

from .supervised_sample import AS_OF, FIGURES, rows


def test_cells_fill_their_heads() -> None:
    first, second, third = rows()
    assert {len(task_cells(row)) for row in rows()} == {len(HEADS)}
    assert task_cells(first)[6:11] == ("2023-08-31", "90%", "推进中", "红灯", "已超过完成时限 10 天")
    assert task_cells(first)[12] == "4（无绩效指标）"
    assert due_text(second) == "2023-09-20，原 2023-09-15，已延期"
    assert (task_cells(third)[8], task_cells(third)[13]) == ("已销号", "赵")
    assert told_cells(first) == (("1", "事项1", "统筹科", "逾期督办", "10", "科室负责人、办公室"),)
    assert len(TOLD_HEADS) == 6


def test_lines_json_and_trace() -> None:
    lines = "\n".join(supervision_lines(rows(), figures=FIGURES, as_of=AS_OF, name="某局"))
    assert "共 3项：已销号 1项" in lines
    assert "[红灯] 1 事项1（统筹科）：已超过完成时限 10 天" in lines
    assert "逾期督办　1 事项1　10 天　告诉：科室负责人、办公室" in lines
    told = supervision_json(rows(), figures=FIGURES, as_of=AS_OF, pack="p")
    assert told["figures"]["supervision.closed_rate"] == [1, 3]
    assert told["tasks"][0]["tell"] == [{"step": "pressed", "days": 10, "roles": ["division_head", "office"]}]
    trace = supervision_trace(FIGURES, key="k", unit="1", unit_name="某局", fiscal_year=2023, snapshot="s")
    assert trace["figures"]["supervision.overdue"]["printed"] == "1项"

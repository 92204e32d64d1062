"""The key tasks of the bundled department: every published figure stands in its sentence and knows its code."""

from __future__ import annotations

from pathlib import Path

from jixiao.workbench.key_tasks import key_tasks
from jixiao.workbench.results import Results, open_results
from tests.conftest import Evaluated


def test_every_figure_of_the_fourteen_tasks(evaluated: Evaluated) -> None:
    results = open_results(evaluated.folder)
    assert results is not None
    tasks = key_tasks(results, settings=evaluated.settings)
    assert [task.number for task in tasks] == [str(number) for number in range(1, 15)]
    linked = {piece.code for task in tasks for piece in task.pieces if piece.code}
    assert linked == {one.code for task in tasks for one in task.duties}
    assert len(linked) == 38
    assert not [piece for task in tasks for piece in task.pieces if "{{" in piece.text]
    legal = tasks[4]
    assert (legal.division, legal.state) == ("公共法律服务管理科", "已完成")
    assert [piece.text for piece in legal.pieces if piece.code] == [
        "31个", "33,285件次", "2,173件", "3,977人次", "4,753人次", "1,785.6万元",
    ]  # fmt: skip


def test_an_unknown_code_stays_and_a_snapshot_may_be_gone(evaluated: Evaluated) -> None:
    results = open_results(evaluated.folder)
    assert results is not None
    fewer = {code: figure for code, figure in results.figures.items() if code != "duty.legal_aid.accepted"}
    known = Results(results.document | {"figures": fewer}, (), ())
    text = "".join(piece.text for piece in key_tasks(known, settings=evaluated.settings)[4].pieces)
    assert "受理法律援助案件{{duty.legal_aid.accepted}}，" in text
    gone = Results(results.document | {"snapshot": "s-gone"}, (), ())
    assert key_tasks(gone, settings=evaluated.settings) == ()
    assert not Path(evaluated.settings.snapshots / "s-gone").exists()

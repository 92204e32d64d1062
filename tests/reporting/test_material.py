"""Material is what a report is told besides the evaluation."""

from __future__ import annotations

from jixiao.reporting.material import Material, Task


def test_the_words_of_a_unit_stay_in_their_order() -> None:
    material = Material({"部门职能": ("一", "二")}, (Task(1, "甲", "做了甲"),), ("目标",))
    assert material.narratives["部门职能"] == ("一", "二")
    assert material.tasks[0].number == 1

"""What is wrong about tasks: their own closers, no days, no deadline, key tasks without an indicator."""

from __future__ import annotations

from datetime import date

from jixiao.monitoring.supervision.checks import findings_of

from .sample import seen, task, where


def test_each_fault_at_its_cell() -> None:
    rows = seen(
        task(1, done_on=date(2023, 8, 1), closed_on=date(2023, 8, 5), closed_by="王", evidence="材料", state="closed"),
        task(2, done_on=date(2023, 8, 1), state="closed"),
        task(3, due_on=None),
        task(4, done_on=date(2023, 1, 5)),
        task(5, extended_to=date(2023, 10, 1)),
        on=date(2023, 12, 31),
    )
    key_tasks = [{"number": 1, "name": "甲"}, {"number": 2, "name": "乙"}]
    findings = findings_of(rows, key_tasks=key_tasks, indicated=frozenset({1}), where=where)
    assert [finding.code for finding in findings] == [f"JX-MON-0{number}" for number in (60, 61, 62, 63, 65, 64)]
    assert findings[0].place == "重点工作.xlsx · 督办事项 · closed_by2"
    assert "没有写明销号日期、销号人、佐证材料" in findings[1].message
    assert "“乙”没有对应的绩效指标" in findings[-1].message


def test_a_clean_task() -> None:
    rows = seen(task(1), on=date(2023, 3, 1))
    assert findings_of(rows, key_tasks=(), indicated=frozenset(), where=where) == ()

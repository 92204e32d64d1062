"""The record types of the house: every group of the design is there, references come before what refers to them."""

from __future__ import annotations

from jixiao.facts.records import ALL, BY_NAME


def test_groups_and_order() -> None:
    assert [*dict.fromkeys(record.group for record in ALL)] == [
        "organisation", "budget", "execution", "targets", "work", "efficiency", "assessment",
    ]  # fmt: skip
    order = [record.name for record in ALL]
    assert order.index("programme") < order.index("project") < order.index("budget_line") < order.index("payment")
    assert tuple(BY_NAME.values())[: len(ALL)] == ALL

"""Asset system, books and things beside each other: by card, by class, and what each knows alone."""

from __future__ import annotations

from typing import Any

from jixiao.monitoring.assets.reconciling import ByClass, corrections_of, reconciled


def asset(code: str, cost: int, **more: Any) -> dict[str, Any]:
    return {
        "code": code,
        "name": "办公桌",
        "category": "6010200",
        "cost": cost,
        "status": "in_use",
        "accumulated": 10,
    } | more


def booked(asset: str | None, cost: int, **more: Any) -> dict[str, Any]:
    return {
        "line": "1",
        "account": "1601",
        "asset": asset,
        "name": "办公桌",
        "category": "6010200",
        "cost": cost,
    } | more


def line(asset: str, day: int, matches: int, **more: Any) -> dict[str, Any]:
    return {"asset": asset, "counted_on": day, "matches": matches, "result": None, "difference": None} | more


def test_card_by_card() -> None:
    assets = [asset("A", 100), asset("B", 200), asset("C", 300), asset("D", 400), asset("Z", 999, status="written_off")]
    books = [
        booked("A", 100, accumulated=10),
        booked("B", 250, accumulated=11),
        booked("D", 400),
        booked("D", 400),
        booked("E", 5),
    ]
    counts = [
        line("A", 9, 0),
        line("A", 10, 1),
        line("B", 9, 0, result="missing"),
        line("C", 9, 1),
        line("PY", 9, 0, result="surplus"),
    ]
    found = reconciled(assets, books, counts)
    assert {one.code: one.faults for one in found.lines} == {
        "A": (),
        "B": ("cost", "accumulated", "count"),
        "C": ("not_in_books",),
        "D": ("twice", "cost", "not_counted"),
        "E": ("not_in_system",),
        "PY": ("found_only",),
    }
    assert (found.cards, found.cost, found.matching, found.matching_cost, found.counted) == (4, 1000, 2, 400, 3)
    assert found.by_card
    assert found.booked == 1155
    assert [one.code for one in found.faulty] == ["B", "C", "D", "E", "PY"]
    assert found.faults["cost"] == 2


def test_what_nobody_looked_for_is_not_counted() -> None:
    cards = [asset("A", 100), asset("B", 100)]
    counts = [line("A", 9, 0, result="unseen"), line("B", 9, 0, result="missing")]
    found = reconciled(cards, [], counts)
    assert (found.counted, found.matching) == (1, 0)
    assert {one.code: one.faults for one in found.lines} == {"A": ("not_counted",), "B": ("count",)}
    assert [one.code for one in corrections_of(cards, counts)] == ["B"]


def test_books_that_know_sums_only_are_compared_by_class() -> None:
    found = reconciled([asset("A", 100), asset("K", 7, category="2010104")], [booked(None, 90)], [])
    assert not found.by_card
    assert found.classes == (ByClass("201", 1, 7, 0), ByClass("601", 1, 100, 90))
    assert found.classes[1].difference == 10
    assert found.faulty == ()
    assert not found.has_counts


def test_without_books_nothing_is_said_about_them() -> None:
    found = reconciled([asset("A", 100)], [], [line("A", 9, 1)])
    assert (found.has_books, found.faulty) == (False, ())

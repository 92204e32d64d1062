"""Items from the two tables; a measure that compiles; classes as people write them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from jixiao.measures.compiled import compile_measure
from jixiao.monitoring.cost.items import CONTROLLED, PUBLIC, items_of
from jixiao.standards.spending_analysis import load_spending_analysis

PACK = Path(__file__).resolve().parents[3] / "standards" / "jixiao" / "spending-analysis" / "standard.yaml"


def controlled(item: str, classes: str, **own: Any) -> dict[str, Any]:
    names = ("scope", "control", "last_year", "quantity", "measured_in", "peer_cost")
    return dict.fromkeys(names) | {"item": item, "classes": classes} | own


def test_items() -> None:
    pack, _ = load_spending_analysis(PACK)
    assert pack is not None
    public = [
        {"item": "reception", "budget": 100, "previous": None, "actual": 1},
        {"item": "abroad", "budget": 0, "previous": 5, "actual": 0},
    ]
    others = [controlled("公用经费", "302、310，", scope="basic", control=9), controlled("会议费", "会议")]
    items = items_of(public, others, pack)
    assert [(one.number, one.group, one.name, one.classes) for one in items] == [
        (1, PUBLIC, "因公出国（境）费", ("30212",)),
        (2, PUBLIC, "公务接待费", ("30217",)),
        (3, CONTROLLED, "公用经费", ("302", "310")),
        (4, CONTROLLED, "会议费", ()),
    ]
    measure = items[2].measure(date(2024, 2, 29))
    compile_measure(measure)
    assert measure.where == (
        "paid_on BETWEEN DATE '2024-01-01' AND DATE '2024-02-29' AND starts_with(economic, '302', '310') AND kind = 'basic'"
    )

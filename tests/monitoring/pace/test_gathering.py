"""Lines of money from rows: by the day, by kind, fund type, division and project; plans by the days of the running month."""

from __future__ import annotations

from datetime import date

from jixiao.kernel.period import day_number
from jixiao.monitoring.pace.gathering import lines_at, season_of

UNIT = {"unit": "1"}


def paid(day: date, amount: int, project: str | None, fund: str = "general") -> dict[str, object]:
    kind = "project" if project else "basic"
    return UNIT | {"project": project, "paid_on": day_number(day), "amount": amount, "kind": kind, "fund_type": fund}


TABLES = {
    "project": [
        UNIT | {"code": "A", "name": "法律援助", "division": "援助处"},
        UNIT | {"code": "B", "name": "普法", "division": None},
    ],
    "budget_line": [
        UNIT | {"project": "A", "adjusted": 1_000, "kind": "project", "fund_type": "general"},
        UNIT | {"project": "B", "adjusted": 500, "kind": "project", "fund_type": "fund"},
        UNIT | {"project": None, "adjusted": 2_000, "kind": "basic", "fund_type": "general"},
    ],
    "payment": [
        paid(date(2023, 1, 31), 100, "A"),
        paid(date(2023, 2, 10), 50, "A"),
        paid(date(2023, 2, 11), 7, "A"),
        paid(date(2023, 2, 1), 30, "B", "fund"),
        paid(date(2023, 1, 5), 300, None),
    ],
    "spending_plan": [
        UNIT | {"project": "A", "month": 1, "amount": 90},
        UNIT | {"project": "A", "month": 2, "amount": 280},
        UNIT | {"project": "B", "month": 3, "amount": 10},
    ],
}


def test_every_kind_of_line_by_the_day() -> None:
    lines = {(one.kind, one.name): one for one in lines_at(TABLES, date(2023, 2, 10))}
    assert {key: (one.budget, one.paid) for key, one in lines.items()} == {
        ("whole", "部门整体"): (3_500, 480),
        ("kind", "项目支出"): (1_500, 180),
        ("kind", "基本支出"): (2_000, 300),
        ("fund", "一般公共预算"): (3_000, 450),
        ("fund", "政府性基金预算"): (500, 30),
        ("division", "援助处"): (1_000, 150),
        ("division", "未指明科室"): (500, 30),
        ("project", "法律援助"): (1_000, 150),
        ("project", "普法"): (500, 30),
    }
    # January whole, of February 10 of 28 days: 90 + 100.
    assert lines["project", "法律援助"].planned == 190
    assert lines["project", "普法"].planned == 0
    assert lines["whole", "部门整体"].planned is None
    assert (lines["project", "法律援助"].code, lines["project", "法律援助"].by_month) == ("A", (100,))


def test_projects_of_two_units_with_one_code_stay_apart() -> None:
    tables = {"project": [UNIT | {"code": "A", "name": "甲"}, {"unit": "2", "code": "A", "name": "乙"}],
              "budget_line": [{"unit": unit, "project": "A", "adjusted": 1} for unit in ("1", "2")]}  # fmt: skip
    assert [one.name for one in lines_at(tables, date(2023, 1, 1)) if one.kind == "project"] == ["甲", "乙"]


def test_the_plan_by_month() -> None:
    assert season_of(TABLES) == (90, 370, *(380,) * 10)
    assert season_of({}) == ()

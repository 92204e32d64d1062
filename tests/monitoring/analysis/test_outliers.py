"""Outliers by median and median deviation, in whole numbers."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from statistics import median

from jixiao.monitoring.analysis.outliers import outliers_of, twice_median
from jixiao.standards.spending_analysis import Outliers

RULE = Outliers(least=4, spread=8, times=3, floor=1000)


def row(number: int, amount: int, *, project: str = "P", contract: str | None = None) -> dict[str, object]:
    return {"unit": "1", "project": project, "amount": amount, "voucher": str(number), "contract": contract}


def found(amounts: list[int], *, history: list[int] = [], rule: Outliers = RULE) -> list[int]:  # noqa: B006
    rows = [row(number, amount) for number, amount in enumerate(amounts)]
    older = [row(number, amount) for number, amount in enumerate(history)]
    return [int(one.row["amount"] or 0) for one in outliers_of(rows, history=older, rule=rule).found]  # type: ignore[arg-type]


def test_against_fractions() -> None:
    dice = Random(5)
    for _ in range(200):
        amounts = [dice.randrange(1, 3000) ** dice.choice((1, 1, 1, 2)) for _ in range(dice.randrange(4, 12))]
        middle = Fraction(median(Fraction(one) for one in amounts))
        spread = Fraction(median(abs(one - middle) for one in amounts))
        wanted = [one for one in amounts if one - middle > 8 * spread and one >= 3 * middle and one >= 1000]
        assert sorted(found(amounts)) == sorted(wanted)
        assert twice_median(amounts) == 2 * middle


def test_the_own_history_counts_and_the_edges_hold() -> None:
    assert found([5000], history=[100, 100, 100]) == [5000]
    assert found([5000], history=[100, 100]) == []
    assert found([100, 100, 100, 100, 999]) == []
    assert found([400, 400, 400, 400, 1199]) == []
    assert found([400, 400, 400, 400, 1200]) == [1200]
    # Refunds are no history; money without a project has none.
    assert found([100, 100, 100, -100, 5000]) == [5000]
    assert outliers_of([row(1, 9, project="")], history=[], rule=RULE).projects == 0  # type: ignore[list-item]


def test_contracts_apart() -> None:
    small = [row(number, 100) for number in range(6)]
    instalments = [row(10 + number, 50_000 + number, contract="C") for number in range(4)]
    judged = outliers_of([*small, *instalments], history=[], rule=RULE)  # type: ignore[list-item]
    assert (judged.found, judged.projects, judged.short) == ((), 1, ())
    judged = outliers_of([*small, instalments[0]], history=[], rule=RULE)  # type: ignore[list-item]
    assert (judged.found, judged.projects, judged.short) == ((), 0, ("P",))

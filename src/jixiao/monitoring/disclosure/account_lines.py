"""The final account by functional class: as the department hands it in (决算明细), else its spending added up from payments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jixiao.expressions.types import Value

Record = Mapping[str, Value]
Tables = Mapping[str, Sequence[Record]]
LINES, PAYMENTS, BUDGET = "final_account_line", "payment", "budget_line"
GENERAL, FUND, CAPITAL = "general", "fund", "capital"
APPROPRIATED = (GENERAL, FUND, CAPITAL)
"""The fund types that are 财政拨款."""
FISCAL, OTHER = "fiscal", "other"
SPENDING = ("basic", "project", "upward", "business", "subsidy")
UNCLASSED = "（未分类）"
_OWN_KIND = {"special": "operation"}
"""Income of a fund type that is no 财政拨款, where nobody says of which kind it is: 财政专户管理资金 is 事业收入."""


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One functional class of one fund, in fen; None: income and balances are not on record (spending comes from payments)."""

    function: str
    name: str
    fund: str
    income_kind: str
    opening: int | None
    income: int | None
    spent: Mapping[str, int]
    closing: int | None

    @property
    def spending(self) -> int:
        """All that was spent."""
        return sum(self.spent.values())


def account_lines(tables: Tables) -> tuple[AccountLine, ...] | None:
    """The lines by class and fund; None when neither 决算明细 nor payments are on record."""
    declared = tables.get(LINES)
    if declared:
        return tuple(sorted((_declared(one) for one in declared), key=_order))
    if PAYMENTS in tables:
        return tuple(sorted(_counted(tables), key=_order))
    return None


def added(values: Iterable[int | None]) -> int | None:
    """The sum; None when one of them is not on record."""
    found = list(values)
    known = [value for value in found if value is not None]
    return sum(known) if len(known) == len(found) else None


def _order(line: AccountLine) -> tuple[str, str, str]:
    return line.function, line.fund, line.income_kind


def _declared(one: Record) -> AccountLine:
    fund = str(one["fund_type"])
    kind = FISCAL if fund in APPROPRIATED else str(one["income_kind"] or _OWN_KIND.get(fund, OTHER))
    return AccountLine(
        function=str(one["function"]),
        name=str(one["name"] or ""),
        fund=fund,
        income_kind=kind,
        opening=int(one["opening"] or 0),
        income=int(one["income"] or 0),
        spent={name: int(one[name] or 0) for name in SPENDING},
        closing=int(one["closing"] or 0),
    )


def _counted(tables: Tables) -> Iterable[AccountLine]:
    own = _functions_of(tables.get(BUDGET, ()))
    sums: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: dict.fromkeys(SPENDING, 0))
    for one in tables[PAYMENTS]:
        function = str(one["function"] or own.get(one["project"], "") or UNCLASSED)
        sums[function, str(one["fund_type"])][str(one["kind"])] += int(one["amount"] or 0)
    for (function, fund), spent in sums.items():
        kind = FISCAL if fund in APPROPRIATED else _OWN_KIND.get(fund, OTHER)
        yield AccountLine(function, "", fund, kind, None, None, spent, None)


def _functions_of(lines: Iterable[Record]) -> dict[Value, str]:
    """The class of every project whose budget lines have one only."""
    found: dict[Value, set[str]] = defaultdict(set)
    for one in lines:
        if one["project"] and one["function"]:
            found[one["project"]].add(str(one["function"]))
    return {project: next(iter(classes)) for project, classes in found.items() if len(classes) == 1}

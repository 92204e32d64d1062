"""Totals equal the sum of their sources; a difference that rounding explains is told as 尾差, any other is an error.

Tolerance follows the digits written: half of the last printed digit for every printed number that takes part. Amounts written to the
元 or finer were not rounded and must agree exactly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jixiao.kernel.finding import Severity
from jixiao.kernel.formatting import money
from jixiao.kernel.source import Source

from .gathering import Gathering
from .reading import declare
from .rows import Row

# 0.01 万元, to which departments print; and 10 元 (0.001 万元), below which nobody rounds.
COARSEST, FINEST = 10_000, 1_000
SCALE = 10_000

ROUNDING = declare(
    "JX-FAC-004",
    "{what}相差 {difference} 万元，属于四舍五入的尾差",
    hint="不必改数；请在表下注明：“因四舍五入，分项之和与合计存在 {difference} 万元尾差。”",
    why="分项各自四舍五入后，之和可能与合计差一点；悄悄改平反而与账不符。",
    severity=Severity.INFO,
)
NOT_THE_SUM = declare(
    "JX-FAC-005",
    "{what}不相等，相差 {difference} 万元",
    hint="请核对两边的数{clue}；其中至少有一个是错的。",
    why="合计与分项不符，依此计算的执行率和得分都不可靠。",
)
PARTS_EXCEED = declare(
    "JX-FAC-006",
    "{what}，多出 {difference} 万元",
    hint="请核对这几项的口径和数额。",
    why="其中项不会大于总数。",
    severity=Severity.WARNING,
)


def check_totals(rows: Mapping[str, Sequence[Row]], gathering: Gathering) -> None:
    """Budget lines, the final account in itself, and the final account against payments and budget lines, unit by unit."""
    for line in rows.get("budget_line", ()):
        _check_line(line, gathering)
    accounts: dict[object, dict[object, Row]] = {}
    for row in rows.get("final_account", ()):
        accounts.setdefault(row.values["unit"], {})[row.values["item"]] = row
    for unit, account in accounts.items():
        _check_account(account, gathering)
        payments = [row for row in rows.get("payment", ()) if row.values["unit"] == unit]
        if payments:
            _check_payments(account, payments, gathering)
        lines = [row for row in rows.get("budget_line", ()) if row.values["unit"] == unit]
        if lines and "budget" in account:
            amounts = [_fen(row, "adjusted") for row in lines]
            _compare(account["budget"], "部门决算的全年预算数与预算指标的全年预算数之和", amounts, gathering)


def rounding_tolerance(amounts: Sequence[int]) -> int:
    """By how much printed amounts (fen) may miss each other because each was rounded; 0 when they are not printed in 万元.

    >>> rounding_tolerance([7_493_670_000, 5_297_680_000, 2_195_990_000])
    15000
    """
    digit = COARSEST
    while digit >= FINEST and any(amount % digit for amount in amounts):
        digit //= 10
    return digit * len(amounts) // 2 if digit >= FINEST else 0


def _check_line(line: Row, gathering: Gathering) -> None:
    if line.values["adjustment"] is None:
        return
    initial, adjustment, adjusted = (_fen(line, name) for name in ("initial", "adjustment", "adjusted"))
    what = f"预算指标 {line.values['code']} 的年初预算数与调整数之和、全年预算数"
    tolerance = rounding_tolerance([initial, adjustment, adjusted])
    _tell(line.cell("adjusted"), what, adjusted, initial + adjustment, tolerance, gathering)


def _check_account(account: Mapping[object, Row], gathering: Gathering) -> None:
    if {"expenditure", "basic", "project"} <= set(account):
        whole, *parts = (_fen(account[item], "amount") for item in ("expenditure", "basic", "project"))
        where = account["expenditure"].cell("amount")
        _tell(
            where,
            "部门决算的基本支出与项目支出之和、支出总额",
            whole,
            sum(parts),
            rounding_tolerance([whole, *parts]),
            gathering,
        )
    funds = [account[item] for item in ("project_general", "project_fund") if item in account]
    if "project" in account and funds:
        whole, parts = _fen(account["project"], "amount"), [_fen(row, "amount") for row in funds]
        if sum(parts) - whole > rounding_tolerance([whole, *parts]):
            told, over = "部门决算中各类资金的项目支出之和大于项目支出", _wan(sum(parts) - whole)
            found, limit = f"{_wan(sum(parts))} 万元", f"不大于 {_wan(whole)} 万元"
            where = account["project"].cell("amount")
            gathering.add(PARTS_EXCEED.at(where, found=found, expected=limit, what=told, difference=over))


def _check_payments(account: Mapping[object, Row], payments: Sequence[Row], gathering: Gathering) -> None:
    for item, label in (("expenditure", "支出总额"), ("basic", "基本支出"), ("project", "项目支出")):
        if item in account:
            taken = [_fen(row, "amount") for row in payments if item == "expenditure" or row.values["kind"] == item]
            _compare(account[item], f"部门决算的{label}与支付明细之和", taken, gathering)


def _compare(row: Row, what: str, amounts: Sequence[int], gathering: Gathering) -> None:
    # Where the rows are exact (payments), only the printed total was rounded, by half of its last digit.
    written = _fen(row, "amount")
    tolerance = max(rounding_tolerance([written]), rounding_tolerance([written, *amounts]))
    rows = f"（{len(amounts)} 行）"
    _tell(row.cell("amount"), what, written, sum(amounts), tolerance, gathering, rows=rows)


def _tell(
    where: Source, what: str, written: int, total: int, tolerance: int, gathering: Gathering, *, rows: str = ""
) -> None:
    if written == total:
        return
    found, expected = f"{_wan(written)} 万元", f"{_wan(total)} 万元{rows}"
    if abs(written - total) <= tolerance:
        gathering.add(
            ROUNDING.at(where, found=found, expected=expected, what=what, difference=_wan(abs(written - total)))
        )
        return
    # A total that is ten thousand times the other was written in another unit.
    factor = written and total and (abs(written) >= 9_000 * abs(total) or abs(total) >= 9_000 * abs(written))
    clue = "，两边相差约一万倍，很可能把元和万元写反了" if factor else ""
    difference = _wan(abs(written - total))
    gathering.add(NOT_THE_SUM.at(where, found=found, expected=expected, what=what, difference=difference, clue=clue))


def _fen(row: Row, name: str) -> int:
    value = row.values[name]
    return value if isinstance(value, int) else 0


def _wan(fen: int) -> str:
    decimals = next((places for places in (2, 4) if fen % (SCALE * 100 // 10**places) == 0), 6)
    return money(fen, unit="万元", decimals=decimals)

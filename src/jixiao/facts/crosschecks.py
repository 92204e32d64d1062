"""Checks across records: references, totals, budgets not exceeded, dates in the year, weights that add up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from jixiao.expressions.types import Value
from jixiao.kernel.figure import QUANTITY_SCALE
from jixiao.kernel.finding import Finding, Severity
from jixiao.kernel.formatting import money, quantity
from jixiao.kernel.period import FiscalYear, day_number, day_of

from .gathering import Gathering
from .reading import declare
from .references import check_references
from .rows import Row
from .totals import check_totals

# All of a project's indicators: 100 points, or 90 where 10 are left for the execution rate (财预〔2020〕10号).
WHOLE_WEIGHTS = (100 * QUANTITY_SCALE, 90 * QUANTITY_SCALE)

OVER_BUDGET = declare(
    "JX-FAC-007",
    "项目 {project} 的支付合计大于全年预算数，超出 {difference} 元",
    hint="请核对预算指标是否漏录、支付是否归错项目；确属超支的请在报告中说明。",
    why="无预算、超预算支出不合规，执行率也会超过 100%。",
    severity=Severity.WARNING,
)
OUTSIDE_YEAR = declare(
    "JX-FAC-008",
    "支付日期 {day} 不在 {year} 年度内",
    hint="请核对日期；确属本年度、跨年清算的，请在“预算期间月份”填归属月份。",
    why="预算年度为 1 月 1 日至 12 月 31 日，日期不在其中会影响按月的支付进度。",
    severity=Severity.WARNING,
)
WEIGHTS = declare(
    "JX-FAC-009",
    "{what}的绩效指标分值合计为 {total} 分",
    hint="分值合计应为 100 分（或 90 分，另 10 分为预算执行率），请核对各指标的分值。",
    why="分值不满，得分就没有可比性。",
    severity=Severity.WARNING,
)
OVER_CONTRACT = declare(
    "JX-FAC-010",
    "合同 {contract} 的支付合计大于合同金额，超出 {difference} 元",
    hint="请核对支付的合同编号和合同金额；有补充合同的请一并登记。",
    why="付款超过合同金额，要么登记有误，要么付款不合规。",
    severity=Severity.WARNING,
)
SHARE_AS_FRACTION = declare(
    "JX-FAC-011",
    "{record} {code} 的{label}是 {value}，计量单位是 %，可能少乘了 100",
    hint="请填百分数，如 95% 填 95；确实不到百分之一的可以不管。",
    why="单元格显示 95%，里面存的可能是 0.95，直接读取就小了一百倍。",
    severity=Severity.WARNING,
)


def cross_check(rows: Iterable[Row]) -> tuple[Finding, ...]:
    """Everything that rows say about each other and that does not fit; errors, warnings and roundings (尾差)."""
    by_type: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_type[row.type.name].append(row)
    gathering = Gathering()
    check_references(by_type, gathering)
    check_totals(by_type, gathering)
    _check_budgets(by_type, gathering)
    _check_contracts(by_type, gathering)
    _check_dates(by_type["payment"], gathering)
    _check_weights(by_type["indicator"], gathering)
    _check_shares(by_type, gathering)
    return gathering.all


def _check_budgets(rows: Mapping[str, Sequence[Row]], gathering: Gathering) -> None:
    budgets = _sums(rows["budget_line"], by="project", of="adjusted")
    for key, paid in _sums(rows["payment"], by="project", of="amount").items():
        if key in budgets and paid > budgets[key]:
            where = next(row for row in rows["budget_line"] if _key(row, "project") == key).cell("adjusted")
            found, expected = f"支付 {money(paid, unit='元')} 元", f"不大于 {money(budgets[key], unit='元')} 元"
            over = money(paid - budgets[key], unit="元")
            gathering.add(OVER_BUDGET.at(where, found=found, expected=expected, project=key[1], difference=over))


def _check_contracts(rows: Mapping[str, Sequence[Row]], gathering: Gathering) -> None:
    paid = _sums(rows["payment"], by="contract", of="amount")
    for row in rows["procurement_contract"]:
        amount, total = row.values["amount"], paid.get(_key(row, "code"), 0)
        if isinstance(amount, int) and total > amount:
            found, expected = f"支付 {money(total, unit='元')} 元", f"不大于 {money(amount, unit='元')} 元"
            over = money(total - amount, unit="元")
            where = row.cell("amount")
            told = OVER_CONTRACT.at(where, found=found, expected=expected, contract=row.values["code"], difference=over)
            gathering.add(told)


def _check_dates(payments: Sequence[Row], gathering: Gathering) -> None:
    years = {row.values["fiscal_year"] for row in payments}
    spans = {year: FiscalYear(year) for year in years if isinstance(year, int)}
    days = {year: (day_number(span.first_day), day_number(span.last_day)) for year, span in spans.items()}
    for row in payments:
        year, paid_on = row.values["fiscal_year"], row.values["paid_on"]
        if isinstance(year, int) and isinstance(paid_on, int) and not days[year][0] <= paid_on <= days[year][1]:
            day = day_of(paid_on).isoformat()
            where = row.cell("paid_on")
            gathering.add(OUTSIDE_YEAR.at(where, found=day, expected=f"{year} 年内的日期", day=day, year=year))


def _check_weights(indicators: Sequence[Row], gathering: Gathering) -> None:
    groups: dict[tuple[Value, Value, Value], list[Row]] = defaultdict(list)
    for row in indicators:
        groups[(row.values["unit"], row.values["level"], row.values["project"])].append(row)
    for (_, level, project), members in groups.items():
        total = sum(weight for row in members if isinstance(weight := row.values["weight"], int))
        if total not in WHOLE_WEIGHTS:
            what = f"项目 {project} " if level == "project" else "部门整体"
            found, where = f"{quantity(total)} 分（{len(members)} 个指标）", members[0].cell("weight")
            told = WEIGHTS.at(where, found=found, expected="100 分或 90 分", what=what, total=quantity(total))
            gathering.add(told)


def _check_shares(rows: Mapping[str, Sequence[Row]], gathering: Gathering) -> None:
    # A share that should be small (a complaint rate ≤ 0.2 %) is nothing to wonder at; one that should be large is.
    percentages = {
        _key(row, "code")
        for row in rows["indicator"]
        if row.values["unit_name"] in ("%", "％") and row.values["nature"] in ("ge", "gt", "eq")
    }
    for row, code, name in (
        *((row, "code", "target") for row in rows["indicator"]),
        *((row, "indicator", "actual") for row in rows["result"]),
    ):
        value = row.values[name]
        if _key(row, code) in percentages and isinstance(value, int) and 0 < value <= QUANTITY_SCALE:
            label = row.type.field(name).label
            parts = {"record": row.type.label, "code": str(row.values[code]), "label": label, "value": quantity(value)}
            told = SHARE_AS_FRACTION.at(row.cell(name), found=quantity(value), expected="如 95", **parts)
            gathering.add(told)


def _key(row: Row, name: str) -> tuple[Value, Value]:
    return row.values["unit"], row.values[name]


def _sums(rows: Sequence[Row], *, by: str, of: str) -> dict[tuple[Value, Value], int]:
    sums: dict[tuple[Value, Value], int] = defaultdict(int)
    for row in rows:
        amount = row.values[of]
        if row.values[by] is not None and isinstance(amount, int):
            sums[_key(row, by)] += amount
    return sums

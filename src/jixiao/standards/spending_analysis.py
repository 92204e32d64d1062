"""Analysis of spending (执行分析) as data: items shown on their own; where concentration, outliers and year-end rush begin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from jixiao.kernel.citation import Citation, Evidence
from jixiao.kernel.finding import Finding, has_errors
from jixiao.kernel.money import to_fen
from jixiao.kernel.ratio import Ratio

from .applies import Applies
from .keywords import HEAD
from .readers import Reader, read_tree
from .strict_yaml import Node, wrong_kind

KIND = "spending-analysis"
PARTS = ("items", "payees", "outliers", "year_end", "change", "economic")
ZERO = Ratio(0, 1)


@dataclass(frozen=True, slots=True)
class Item:
    """Spending shown on its own: how its economic classes begin, and the line of 三公经费 that has its budget ("": none)."""

    code: str
    name: str
    economic: tuple[str, ...]
    three_public: str


@dataclass(frozen=True, slots=True)
class Payees:
    """The `first` payees are added up; economic classes that begin like `without` are left out; a share from `warn` on is spoken of."""

    first: int
    without: tuple[str, ...]
    warn: Ratio


@dataclass(frozen=True, slots=True)
class Outliers:
    """At least `least` payments of the project's own history; further than `spread` median deviations above the median, at least `times`
    the median, and at least `floor` fen."""

    least: int
    spread: int
    times: int
    floor: int


@dataclass(frozen=True, slots=True)
class YearEnd:
    """The months and last days of a year whose share of it is watched; what is below `floor` fen is not."""

    months: tuple[int, ...]
    share: Ratio
    last_days: int
    last_share: Ratio
    floor: int


@dataclass(frozen=True, slots=True)
class SpendingAnalysis(Applies):
    """A loaded pack; `names` are those of economic classes by code."""

    id: str
    title: str
    document: Citation | None
    evidence: Evidence | None
    items: tuple[Item, ...]
    payees: Payees
    outliers: Outliers
    year_end: YearEnd
    change: Ratio
    names: Mapping[str, str]


def load_spending_analysis(path: Path) -> tuple[SpendingAnalysis | None, tuple[Finding, ...]]:
    """The pack in `path`, or None with all that is wrong with it, file and line included."""
    tree, findings = read_tree(path)
    if tree is None:
        return None, findings
    reader = Reader()
    reader.keys(tree, required=(*HEAD, *PARTS), optional=("note", "applies"))
    units, first, last = reader.applies(tree.at("applies"))
    pack = SpendingAnalysis(
        id=reader.text(tree, "id"),
        title=reader.text(tree, "title"),
        document=reader.citation(tree.at("document")),
        evidence=reader.evidence(tree.at("evidence")),
        items=tuple(_item(child, reader) for child in reader.children(tree, "items")),
        payees=_payees(tree.at("payees") or tree, reader),
        outliers=_outliers(tree.at("outliers") or tree, reader),
        year_end=_year_end(tree.at("year_end") or tree, reader),
        change=reader.ratio(tree, "change") or ZERO,
        names=_names(tree.at("economic") or tree, reader),
        units=units,
        first_year=first,
        last_year=last,
    )
    return (None if has_errors(reader.findings) else pack), tuple(reader.findings)


def _item(node: Node, reader: Reader) -> Item:
    reader.keys(node, required=("code", "name", "economic"), optional=("three_public",))
    economic = tuple(child.text for child in reader.children(node, "economic"))
    return Item(reader.text(node, "code"), reader.text(node, "name"), economic, reader.text(node, "three_public"))


def _payees(node: Node, reader: Reader) -> Payees:
    reader.keys(node, required=("first", "without", "warn"))
    without = tuple(child.text for child in reader.children(node, "without"))
    return Payees(_positive(node, "first", reader), without, reader.ratio(node, "warn") or ZERO)


def _outliers(node: Node, reader: Reader) -> Outliers:
    reader.keys(node, required=("least", "spread", "times", "floor"))
    least, spread, times = (_positive(node, key, reader) for key in ("least", "spread", "times"))
    return Outliers(least, spread, times, _money(node, reader))


def _year_end(node: Node, reader: Reader) -> YearEnd:
    reader.keys(node, required=("months", "share", "last_days", "last_share", "floor"))
    months = tuple(child.value for child in reader.children(node, "months") if type(child.value) is int)
    if not months or not all(1 <= month <= 12 for month in months):
        reader.findings.append(wrong_kind(node.at("months") or node, key="months", wanted="1 至 12 的月份"))
    share, last = (reader.ratio(node, key) or ZERO for key in ("share", "last_share"))
    return YearEnd(months, share, _positive(node, "last_days", reader), last, _money(node, reader))


def _names(node: Node, reader: Reader) -> Mapping[str, str]:
    reader.keys(node, required=("evidence", "names"))
    reader.evidence(node.at("evidence"))
    names = node.at("names")
    return {code: child.text for code, child in names.items.items()} if names is not None else {}


def _positive(node: Node, key: str, reader: Reader) -> int:
    found = reader.count(node, key)
    if found == 0:
        reader.findings.append(wrong_kind(node.at(key) or node, key=key, wanted="一个大于 0 的整数"))
    return found or 1


def _money(node: Node, reader: Reader) -> int:
    """An amount in 元 as fen."""
    text = reader.text(node, "floor")
    try:
        fen = to_fen(Decimal(text), "元") if text else None
    except InvalidOperation:
        fen = None
    if fen is None:
        reader.findings.append(wrong_kind(node.at("floor") or node, key="floor", wanted='以元计的金额，如 "10000.00"'))
    return fen or 0

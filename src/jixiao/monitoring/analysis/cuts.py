"""Spending by what it was for: kind, fund, division, project, function, economic class, and items shown on their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from jixiao.facts.records.budget import EXPENDITURE_KINDS, FUND_TYPES
from jixiao.kernel.figure import Figure

from .asked import BEFORE, MONTH, MONTH_BEFORE, PREFIX, TOTAL
from .derived import change_of, share_of, sum_of
from .given import Building
from .model import CLASS, DIVISION, ECONOMIC, FUNCTION, FUND, ITEM, KIND, PROJECT, Line, Whole

NO_DIVISION, NONE = "未指明科室", "none"
CLASS_DIGITS = 3
WORDS = ((MONTH, "本月支出"), (TOTAL, "累计支出"))
ALL_WORDS = (*WORDS, (BEFORE, "上年同期支出"), (MONTH_BEFORE, "上年同月支出"))


def lines_of(made: Building, whole: Whole) -> tuple[Line, ...]:
    """The lines of every cut, cut by cut."""
    return tuple(line for cut in _CUTS for line in cut(made, whole))


def _line(made: Building, cut: str, code: str, name: str, *, whole: Whole, sums: Mapping[str, Figure]) -> Line:
    """A line from its sums by span; the budget is under "budget"."""
    stem = f"{PREFIX}.{cut}"
    month, total = (sums.get(span) or made.get(f"{stem}.{span}.{code}", f"{name}{word}") for span, word in WORDS)
    budget = sums.get("budget")
    before = sums.get(BEFORE) if made.given.day_before is not None else None
    return Line(
        cut,
        code,
        name,
        month=month,
        total=total,
        share=made.put(share_of(f"{stem}.share.{code}", f"{name}占累计支出", total, whole.total)),
        budget=budget,
        rate=made.put(share_of(f"{stem}.rate.{code}", f"{name}执行率", total, budget)) if budget else None,
        before=before,
        change=made.put(change_of(f"{stem}.change.{code}", f"{name}比上年同期", total, before)) if before else None,
    )


def _counted(made: Building, cut: str, code: str, name: str, *, column: str = "") -> dict[str, Figure]:
    """The sums of one member as they were counted; last year's zero where there is a last year."""
    spans = ALL_WORDS if made.given.day_before is not None else WORDS
    found = {span: made.get(f"{PREFIX}.{column or cut}.{span}.{code}", f"{name}{word}") for span, word in spans}
    budget = made.known(f"{PREFIX}.{cut}.budget.{code}", f"{name}全年预算数")
    return found | ({"budget": budget} if budget else {})


def _added(made: Building, cut: str, code: str, name: str, parts: Iterable[Mapping[str, Figure]]) -> dict[str, Figure]:
    """The sums of several members added up, span by span."""
    listed = list(parts)
    words = (*(ALL_WORDS if made.given.day_before is not None else WORDS), ("budget", "全年预算数"))
    return {
        span: made.put(sum_of(f"{PREFIX}.{cut}.{span}.{code}", f"{name}{word}", own))
        for span, word in words
        if (own := [part[span] for part in listed if span in part]) or span != "budget"
    }


def _coded(cut: str, names: Mapping[str, str]) -> Callable[[Building, Whole], list[Line]]:
    def lines(made: Building, whole: Whole) -> list[Line]:
        codes = sorted(
            made.members(cut), key=lambda code: (list(names).index(code) if code in names else len(names), code)
        )
        return [
            _line(made, cut, code, name, whole=whole, sums=_counted(made, cut, code, name))
            for code in codes
            for name in [names.get(code, code)]
        ]  # fmt: skip

    return lines


def _projects(made: Building, whole: Whole) -> list[Line]:
    found = []
    for code in made.members(PROJECT):
        name = made.given.projects.get(code, ("", ""))[0] or code
        found.append(_line(made, PROJECT, code, name, whole=whole, sums=_counted(made, PROJECT, code, name)))
    return found


def _divisions(made: Building, whole: Whole) -> list[Line]:
    """A division's money is that of the projects it answers for."""
    by_division: dict[str, list[str]] = {}
    for code in made.members(PROJECT):
        division = made.given.projects.get(code, ("", ""))[1] or NO_DIVISION
        by_division.setdefault(division, []).append(code)
    return [
        _line(made, DIVISION, str(number), name, whole=whole, sums=_added(made, DIVISION, str(number), name, parts))
        for number, (name, codes) in enumerate(sorted(by_division.items()), start=1)
        for parts in [[_counted(made, PROJECT, code, made.given.projects.get(code, (code, ""))[0]) for code in codes]]
    ]


def _functions(made: Building, whole: Whole) -> list[Line]:
    """By the payment's own function, else that of its project's (basic spending: its kind's) budget lines if they have but one.

    Where they have several, their rate cannot be told: some of their spending stands under 未注明.
    """
    parts: dict[str, list[dict[str, Figure]]] = {}
    for code in made.members(FUNCTION):
        parts.setdefault(code, []).append(_counted(made, FUNCTION, code, f"{code}（支付注明）"))
    unclear: set[str] = set()
    for column, mark in (("function_by_project", ""), ("function_by_kind", ":")):
        for member in made.members(column):
            listed = made.given.functions.get(f"{mark}{member}", frozenset())
            told = next(iter(listed)) if len(listed) == 1 else NONE
            unclear |= listed if told == NONE else set()
            parts.setdefault(told, []).append(_counted(made, FUNCTION, member, member, column=column))
    found = []
    for code, own in sorted(parts.items(), key=lambda pair: (pair[0] == NONE, pair[0])):
        name = "未注明功能分类" if code == NONE else code
        # Under its own code stands what payments say of themselves; the sum with what budget lines tell has another.
        line = _line(
            made, FUNCTION, f"all.{code}", name, whole=whole, sums=_added(made, FUNCTION, f"all.{code}", name, own)
        )
        found.append(replace(line, rate=None) if code in unclear else line)
    return found


def _economic(made: Building, whole: Whole) -> list[Line]:
    """Classes (类) with what belongs to each, then the classes below them (款)."""
    names = made.given.pack.names
    codes = made.members(ECONOMIC)
    classes = sorted({code[:CLASS_DIGITS] for code in codes})
    found = [
        _line(made, CLASS, one, name, whole=whole, sums=_added(made, CLASS, one, name, parts))
        for one in classes
        for name in [names.get(one, one)]
        for parts in [
            [_counted(made, ECONOMIC, code, names.get(code, code)) for code in codes if code[:CLASS_DIGITS] == one]
        ]
    ]
    spans = ALL_WORDS if made.given.day_before is not None else WORDS
    none = {span: made.get(f"{PREFIX}.economic_none.{span}", f"未填经济分类{word}") for span, word in spans}
    if any(one.value for one in none.values()):
        found.append(_line(made, CLASS, NONE, "未填经济分类", whole=whole, sums=none))
    return found + [
        _line(made, ECONOMIC, code, name, whole=whole, sums=_counted(made, ECONOMIC, code, name))
        for code in codes
        for name in [names.get(code, code)]
    ]


def _items(made: Building, whole: Whole) -> list[Line]:
    found = []
    for item in made.given.pack.items:
        codes = [code for code in made.members(ECONOMIC) if code.startswith(item.economic)]
        names = made.given.pack.names
        parts = [_counted(made, ECONOMIC, code, names.get(code, code)) for code in codes]
        sums = _added(made, ITEM, item.code, item.name, parts)
        budget = (
            made.known(f"{PREFIX}.item.budget.{item.three_public}", f"{item.name}预算数") if item.three_public else None
        )
        sums |= {"budget": budget} if budget else {}
        found.append(_line(made, ITEM, item.code, item.name, whole=whole, sums=sums))
    return found


_CUTS: tuple[Callable[[Building, Whole], list[Line]], ...] = (
    _coded(KIND, dict(EXPENDITURE_KINDS)),
    _coded(FUND, dict(FUND_TYPES)),
    _divisions,
    _projects,
    _functions,
    _economic,
    _items,
)

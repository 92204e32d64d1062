"""Whether a list of parts is meant to be complete, so that a difference is an error and not a thing left unsaid."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from ..arithmetic import slip_like
from ..context import Context, core
from ..model import Amount

_COMPLETE = (
    frozenset({"基本支出", "项目支出"}), frozenset({"货物", "服务"}), frozenset({"货物", "工程"}), frozenset({"人员经费", "公用经费"}),
    frozenset({"人员支出", "公用支出"}), frozenset({"因公出国", "公务用车", "公务接待"}), frozenset({"公务用车购置", "公务用车运行"}),
    frozenset({"一般公共预算", "政府性基金"}), frozenset({"国内", "外事"}), frozenset({"中央", "省级"}),
)  # fmt: skip
_PARTLY = re.compile(r"主要(?:包括|是|用于|有)|部分|重点|等")
_CUT_OFF = re.compile(r"[^，。;]{0,4}等")
_MOST = Fraction(3, 5)


def certain(head: Amount, parts: Sequence[Amount], *, whole: bool, context: Context) -> bool:
    """Whether the list is meant to be complete, so that a difference is an error and not a thing left unsaid."""
    first, last = parts[0], parts[-1]
    opening = head.passage.text[head.end : first.start] if first.passage is head.passage else ""
    if _PARTLY.search(opening) or _CUT_OFF.match(last.passage.text[last.end : last.end + 6]):
        return False
    missing = Fraction(head.value) - sum((Fraction(one.value) for one in parts), start=Fraction(0))
    step = min(one.step for one in (head, *parts))
    typo = slip_like(missing, step=step, largest=abs(Fraction(head.value)))
    size = abs(missing) / abs(Fraction(head.value))
    names = "|".join(one.lead for one in parts)
    named = {core(one.label) for one in parts}
    distinct = len(parts) == len(named) or named == {""}
    known = distinct and any(all(word in names for word in words) for words in _COMPLETE)
    alike = distinct and _alike(parts)
    return (
        (typo and size <= Fraction(1, 5))
        or known
        or (whole and size <= _MOST)
        or (alike and size <= Fraction(1, 2) and (missing < 0 or typo or len(parts) >= 3))
        or _shares_complete(context, parts)
    )


def _alike(parts: Sequence[Amount]) -> bool:
    """Whether the parts are named after one pattern (中央资金、省级资金、市级资金): then they were meant as the parts of one thing."""
    names = [core(one.label) for one in parts]
    if not any(names) and all(one.passage.text.startswith("用于", one.end) for one in parts):
        return True
    return all(len(name) >= 3 for name in names) and len({name[-2:] for name in names}) == 1


def _shares_complete(context: Context, parts: Sequence[Amount]) -> bool:
    """Whether each part has a share behind it and the shares make 100 %: then the list is complete."""
    added = Fraction(0)
    for index, one in enumerate(parts):
        limit = parts[index + 1].start if index + 1 < len(parts) else one.end + 40
        behind = [
            other
            for other in context.amounts[one.passage.number]
            if one.end <= other.start < limit and other.unit == "%" and "占" in other.lead
        ]
        if not behind:
            return False
        added += Fraction(behind[0].value)
    return abs(added - 100) <= Fraction(len(parts), 10)

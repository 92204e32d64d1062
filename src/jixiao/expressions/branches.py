"""Ordered branches of a rule: which one applies to a row, and what it earns. Code and score come from the same
conditions."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from .errors import ExpressionError
from .expression import Expression, parse
from .interpreter import Calendar
from .nodes import Node
from .translation import translate_case
from .types import Type, Value

_CODE: Final = re.compile(r"[A-Za-z0-9_.-]{1,64}")


@dataclass(frozen=True, slots=True)
class Branch:
    """One branch: a short stable code for the trace, a BOOL condition, an INT score."""

    code: str
    when: Expression
    score: Expression


@dataclass(frozen=True, slots=True)
class Branches:
    """Branches in order; the first whose condition is true applies, and the last one's condition is TRUE. Only
    `branches` makes them."""

    items: tuple[Branch, ...]

    @property
    def columns(self) -> frozenset[str]:
        """Every column a condition or a score reads."""
        return frozenset().union(*(branch.when.columns | branch.score.columns for branch in self.items))

    def evaluate(self, row: Mapping[str, Value], *, calendar: Calendar | None = None) -> tuple[str, int | None]:
        """Code and score of the first branch whose condition is true; NULL is not true."""
        for branch in self.items:
            if branch.when.evaluate(row, calendar=calendar) is True:
                score = branch.score.evaluate(row, calendar=calendar)
                return branch.code, None if score is None else int(score)
        raise AssertionError("the last branch is always true")

    def sql_score(self, dialect: str = "duckdb", *, columns: Mapping[str, str] | None = None) -> str:
        """CASE … END of the scores, a BIGINT; arguments as in `Expression.sql`."""
        scores = [(branch.when.node, branch.score.node) for branch in self.items]
        return translate_case(scores, dialect=dialect, columns=columns or {})

    def sql_code(self, dialect: str = "duckdb", *, columns: Mapping[str, str] | None = None) -> str:
        """CASE … END of the branch codes, from the same conditions as the scores."""
        codes = [(branch.when.node, Node("literal", Type.TEXT, value=branch.code)) for branch in self.items]
        return translate_case(codes, dialect=dialect, columns=columns or {})


def branches(items: Iterable[tuple[str, str, str]], *, columns: Mapping[str, Type]) -> Branches:
    """Branches from (code, condition, score) texts.

    Raises ExpressionError for no branch at all, a code that is not short ASCII or stands twice, a last condition that
    is not TRUE (some row would get no score), a TRUE before the last (what follows could never apply), and whatever
    `parse` refuses.

    >>> both = branches([("full", "a >= 9", "1000"), ("none", "TRUE", "0")], columns={"a": Type.INT})
    >>> both.evaluate({"a": None})
    ('none', 0)
    """
    made = tuple(_branch(code, when, score, columns) for code, when, score in items)
    if not made:
        raise ExpressionError("规则至少要有一个分支", text="")
    seen: set[str] = set()
    for branch in made:
        if branch.code in seen:
            raise ExpressionError(f"分支代码重复：{branch.code}", text=branch.code)
        seen.add(branch.code)
    for branch in made[:-1]:
        if _always(branch):
            raise ExpressionError(f"分支 {branch.code} 的条件恒为 TRUE，后面的分支永远用不到", text=branch.code)
    if not _always(made[-1]):
        raise ExpressionError(
            f"最后一个分支 {made[-1].code} 的条件须为 TRUE，使每一行都有结果", text=made[-1].when.text
        )
    return Branches(made)


def _branch(code: str, when: str, score: str, columns: Mapping[str, Type]) -> Branch:
    if not _CODE.fullmatch(code):
        raise ExpressionError(f"分支代码只用英文字母、数字、点、横线和下划线，最长 64 位：{code}", text=code)
    condition = parse(when, columns=columns, expect=Type.BOOL)
    return Branch(code, condition, parse(score, columns=columns, expect=Type.INT))


def _always(branch: Branch) -> bool:
    return branch.when.node.op == "literal" and branch.when.node.value is True

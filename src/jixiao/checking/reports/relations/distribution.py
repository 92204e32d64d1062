"""Lists that answer each other: A、B和C分别为 a、b和c 万元, 占总额的比重为 x%、y%和z%."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from ..context import Context, Sentence, is_quantity, unit_class
from ..model import Amount, Outcome, Relation, Role
from .quotients import percentage

_JOIN = re.compile(r"[、,，]|和|及|与|以及|，?和")
_SHARE = re.compile(r"占(?P<base>[^，。;]*)$")


def distributions(context: Context) -> Iterator[Relation]:
    """The shares of a list of percentages, taken in the order of the list of amounts before them."""
    for passage in context.passages:
        for sentence in context.sentences[passage.number]:
            lists = _lists(sentence)
            for amounts, rates in itertools.pairwise(lists):
                if (
                    rates[0].unit == "%"
                    and len(amounts) == len(rates)
                    and is_quantity(amounts[0])
                    and _SHARE.search(rates[0].lead)
                ):
                    yield from _shares(context, amounts=amounts, rates=rates)


def _lists(sentence: Sentence) -> list[list[Amount]]:
    """Runs of at least two amounts of one unit with nothing but 、 or 和 between them."""
    runs: list[list[Amount]] = []
    for one in sentence.amounts:
        last = runs[-1][-1] if runs else None
        joined = last is not None and _JOIN.fullmatch(sentence.passage.text[last.end : one.start]) is not None
        if (
            last is not None
            and joined
            and unit_class(last.unit) == unit_class(one.unit)
            and one.role not in (Role.UP, Role.DOWN)
        ):
            runs[-1].append(one)
        else:
            runs.append([one])
    return [run for run in runs if len(run) >= 2]


def _shares(context: Context, *, amounts: list[Amount], rates: list[Amount]) -> Iterator[Relation]:
    """All of the list or nothing: the whole is the amount with which most of the shares agree."""
    around = [
        one
        for one in (*context.earlier(rates[0]), *context.later(rates[0]))
        if unit_class(one.unit) == unit_class(amounts[0].unit)
        and one not in amounts
        and one.role not in (Role.UP, Role.DOWN)
    ][:60]
    good = (Outcome.AGREES, Outcome.ROUNDING)
    for whole in around:
        found = [percentage("share", rate, num=part, den=whole) for part, rate in zip(amounts, rates, strict=True)]
        known = [one for one in found if one is not None]
        agreeing = sum(one.outcome in good for one in known)
        if agreeing == len(rates) or (agreeing >= 2 and agreeing == len(rates) - 1):
            yield from known
            return

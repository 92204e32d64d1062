"""Sums: 总额…，其中：…、…; 由…组成; 分别为…; …，合计…; an amount followed by its parts in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from jixiao.kernel.finding import FindingCode, Severity, register

from ..arithmetic import bare, printed, shown, slip_like
from ..context import Context, Sentence, core, is_quantity, unit_class
from ..model import Amount, Interval, Outcome, Relation, Role
from .quotients import settled

SUM = register(
    FindingCode(
        code="JX-CHK-001",
        severity=Severity.ERROR,
        template="分项之和与合计不符：{formula}，文中写“{found}”，相差 {difference}{tolerance}",
        hint="核对合计与各分项，改正写错的一个；分项没有列全的，请补全或写明“等”",
        why="合计与分项对不上，读者无法知道哪个数是对的，审核时会被退回。",
    )
)

_MARK = re.compile(
    r"其中|包括|包含|分别(?:为|是|有)|组成|构成|(?:按|从)[^，。;]{1,14}(?:分|划分|来看|看)|(?<=[\d元个人项件家次])(?:\(|:)|(?<=[一二三四五六七八九十\d]是)"
)
_WHOLE = re.compile(r"分别(?:为|是)|组成|构成|(?:按|从)[^，。;]{1,14}(?:分|划分)|分为")
_CLOSING = re.compile(
    r"^(?:以上|上述|三项|两项|各项)?[^，。;]{0,8}?(?:合计|共计|总计|总共|小计)[^，。;\d]{0,10}$|^共(?:支出|投入|需|安排|计|有|发放|使用)?[^，。;\d]{0,4}$"
)
_NOT_A_PART = re.compile(
    r"占[^，。;]{0,24}$|(?:完成|为)[^，。;]{0,8}(?:预算|计划|目标)[^，。;]{0,6}$|(?:比|较|与(?=上|去|往|前|同|年初|全年|预算|计划|目标|基期|(?:19|20)\d))[^，。;]{0,16}$|上年|去年|同期|(?<!公共)(?<!基金)(?<!资本经营)预算数?(?:为)?$|人均|每[人户次月年]|最高|最低|平均|单价|标准|结余|结转"
)
_BUDGET = re.compile(r"(?<!完成)(?<!占)预算(?:数|总额|规模)?(?:为|是)?$")
_COMPLETE = (
    frozenset({"基本支出", "项目支出"}), frozenset({"货物", "服务"}), frozenset({"货物", "工程"}), frozenset({"人员经费", "公用经费"}),
    frozenset({"人员支出", "公用支出"}), frozenset({"因公出国", "公务用车", "公务接待"}), frozenset({"公务用车购置", "公务用车运行"}),
    frozenset({"一般公共预算", "政府性基金"}), frozenset({"国内", "外事"}), frozenset({"中央", "省级"}),
)  # fmt: skip
_TURN = re.compile(r"其中|包括|另|此外|主要|同时|用于|与|比|较|上年|年末|年初|结余|结转|含|实际|已|。")
_PARTLY = re.compile(r"主要(?:包括|是|用于|有)|部分|重点|等")
_CUT_OFF = re.compile(r"[^，。;]{0,4}等")
_UNLIKE = re.compile(r"\d(?:批次|批|场次|场|户|家|期|次)(?:[、，])|件\(批\)")
_INTO_PARTS = re.compile(r"其中:|包括:|分别为:")
_NAMED_AMOUNT = re.compile(r"[^，。;:、\d]{2,24}?(?:\([^()]{1,16}\))?(?:为|:)?\d[\d,.]*(?:亿元|万元|元)")
_NEXT_PASSAGES = 4
_MOST_PARTS = 40


def sums(context: Context) -> Iterator[Relation]:
    """The stated sums and breakdowns of a document."""
    for passage in context.passages:
        seen: set[int] = set()
        for sentence in context.sentences[passage.number]:
            for relation in (*_breakdowns(context, sentence), *_closings(sentence)):
                if relation.stated.start not in seen:
                    seen.add(relation.stated.start)
                    yield relation
            continued = _continued(context, sentence)
            if continued is not None and continued.stated.start not in seen:
                seen.add(continued.stated.start)
                yield continued
        listed = _list(context, passage.number)
        if listed is not None and listed.stated.start not in seen:
            yield listed


def _breakdowns(context: Context, sentence: Sentence) -> Iterator[Relation]:
    text = sentence.text
    marks = list(_MARK.finditer(text))
    for mark in marks:
        at = sentence.start + mark.start()
        head = _head(context, sentence, at=at)
        budget = _budget_head(context, sentence, at=at)
        if head is None and budget is None:
            continue
        bracket = mark.group() == "("
        end = _close(text, mark.start()) if bracket else len(text)
        for chosen in (one for one in (budget, head) if one is not None):
            relation = _breakdown(context, sentence, head=chosen, mark=mark, marks=marks, end=end)
            # A budget is only taken for the whole where its parts say so: what follows may as well be parts of the spending before it.
            if relation is not None and (
                chosen is not budget or relation.outcome in (Outcome.AGREES, Outcome.ROUNDING)
            ):
                yield relation
                break


def _breakdown(
    context: Context, sentence: Sentence, *, head: Amount, mark: re.Match[str], marks: list[re.Match[str]], end: int
) -> Relation | None:
    text = sentence.text
    if any(other.end() <= head.start - sentence.start for other in marks):
        # A part of a list that is broken down again: its own parts end with its item.
        end = min(end, text.find(";", mark.end()) if ";" in text[mark.end() :] else end)
    parts = _parts(sentence, head=head, after=sentence.start + mark.start(), before=sentence.start + end)
    if mark.group() == "(" and len(parts) < 2:
        return None
    whole = _WHOLE.search(text[max(mark.start() - 1, 0) : mark.end() + 16]) is not None
    return _of_parts(head, parts=parts, whole=whole, context=context)


def _budget_head(context: Context, sentence: Sentence, *, at: int) -> Amount | None:
    """The amount right before an offset where it is a budget: 预算4432万元，其中…, also at the end of the sentence before."""
    own = [one for one in sentence.amounts if one.end <= at and is_quantity(one)]
    if not own and sentence.number > 0 and at - sentence.start <= 8:
        own = [
            one for one in context.sentences[sentence.passage.number][sentence.number - 1].amounts if is_quantity(one)
        ]
    return own[-1] if own and _BUDGET.search(own[-1].lead) else None


def _close(text: str, start: int) -> int:
    depth = 0
    for index in range(start, len(text)):
        depth += (text[index] == "(") - (text[index] == ")")
        if depth == 0:
            return index
    return len(text)


def _head(context: Context, sentence: Sentence, *, at: int) -> Amount | None:
    """The amount that is broken down at an offset: the nearest before it that is a value, also at the end of the sentence before."""
    own = [
        one for one in sentence.amounts if one.end <= at and is_quantity(one) and one.role not in (Role.UP, Role.DOWN)
    ]
    outer = [one for one in own if not _NOT_A_PART.search(one.lead)]
    if outer:
        return outer[-1]
    if sentence.number == 0 or at - sentence.start > 8:
        return None
    earlier = context.sentences[sentence.passage.number][sentence.number - 1].amounts
    values = [
        one
        for one in earlier
        if is_quantity(one) and one.role not in (Role.UP, Role.DOWN) and not _NOT_A_PART.search(one.lead)
    ]
    return values[0] if values else None


def _parts(sentence: Sentence, *, head: Amount, after: int, before: int) -> list[Amount]:
    unit = unit_class(head.unit)
    return [
        one
        for one in sentence.amounts
        if after <= one.start < before
        and unit_class(one.unit) == unit
        and one.role not in (Role.UP, Role.DOWN)
        and not _NOT_A_PART.search(one.lead)
    ][:_MOST_PARTS]


def _of_parts(head: Amount, *, parts: list[Amount], whole: bool, context: Context) -> Relation | None:
    if len(parts) < 2 or head.value == 0:
        return None
    for chosen in _choices(parts, whole=head):
        relation = total_of(head, chosen)
        if relation.outcome in (Outcome.AGREES, Outcome.ROUNDING):
            return relation
    level = _top_level(parts)
    if len(level) < 2 or not all(one.exact for one in level):
        return None
    relation = total_of(head, level)
    if relation.outcome is not Outcome.DISAGREES:
        return relation
    return relation if _certain(head, level, whole=whole, context=context) else None


def _choices(parts: list[Amount], *, whole: Amount) -> Iterator[list[Amount]]:
    """Readings of a list of parts, the plainest first: all, those outside brackets and inner lists, those before something else begins."""
    yield parts
    level = _top_level(parts)
    if level != parts:
        yield level
    shallow = [one for one in parts if one.depth == min(part.depth for part in parts)]
    if shallow not in (parts, level):
        yield shallow
    for length in range(len(parts) - 1, 1, -1):
        if _TURN.search(parts[0].passage.text[parts[length - 1].end : parts[length].start]):
            yield parts[:length]
            if len(level) > length:
                yield level[:length]
    yield from _without_inner(parts)


def _without_inner(parts: list[Amount]) -> Iterator[list[Amount]]:
    """Lists in which a part is followed by its own parts, which add up to it and are left out."""
    kept: list[Amount] = []
    index = 0
    while index < len(parts):
        kept.append(parts[index])
        inner = _inner(parts, index)
        index += inner + 1
    if len(kept) < len(parts) and len(kept) > 1:
        yield kept


def _inner(parts: list[Amount], index: int) -> int:
    for length in range(2, min(len(parts) - index, 12)):
        below = parts[index + 1 : index + 1 + length]
        if sum((one.value for one in below), start=type(parts[index].value)(0)) == parts[index].value:
            return length
    return 0


def _top_level(parts: list[Amount]) -> list[Amount]:
    """The parts that are not parts of a part: an inner 其中 reaches to the next semicolon, a bracket to its end."""
    kept: list[Amount] = []
    hidden = False
    for before, one in zip([None, *parts], parts, strict=False):
        if before is not None:
            gap = one.passage.text[before.end : one.start]
            tail = gap[gap.rfind(";") + 1 :]
            hidden = (hidden and ";" not in gap) or "其中" in tail or "包括" in tail
        if not hidden and one.depth == parts[0].depth:
            kept.append(one)
    return kept


def _certain(head: Amount, parts: Sequence[Amount], *, whole: bool, context: Context) -> bool:
    """Whether the list is meant to be complete, so that a difference is an error and not a thing left unsaid."""
    text = head.passage.text
    if _PARTLY.search(text[head.end : parts[0].start]) or _CUT_OFF.match(text[parts[-1].end : parts[-1].end + 6]):
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
        or (whole and size <= Fraction(3, 5))
        or (alike and (size <= Fraction(1, 2) or len(parts) >= 4) and (missing < 0 or typo or len(parts) >= 3))
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


def total_of(stated: Amount, parts: Sequence[Amount]) -> Relation:
    """The relation `stated` = the sum of `parts`, recomputed."""
    value = sum((Fraction(one.value) for one in parts), start=Fraction(0))
    possible = Interval(Fraction(0), Fraction(0))
    for one in parts:
        possible = possible + printed(one)
    plus = "+".join(bare(one) if one.printed_unit == stated.printed_unit else one.text for one in parts)
    finest = min((stated, *parts), key=lambda one: one.step)
    formula = f"{plus}={shown(value, like=finest)}"
    relation = settled("sum", stated, operands=tuple(parts), value=value, possible=possible, formula=formula)
    if relation.outcome is Outcome.AGREES and stated.exact and value != Fraction(stated.value):
        # A total printed to whole units over parts with decimals: right by rounding, and a reader still wonders.
        gap = shown(abs(value - Fraction(stated.value)), like=finest)
        return replace(relation, outcome=Outcome.ROUNDING, difference=gap)
    return relation


def _closings(sentence: Sentence) -> Iterator[Relation]:
    """…，合计…: the amounts in front of a total that says it closes them."""
    for index, stated in enumerate(sentence.amounts):
        if not is_quantity(stated) or not _CLOSING.search(stated.lead) or stated.role in (Role.UP, Role.DOWN):
            continue
        unit = unit_class(stated.unit)
        before = [
            one
            for one in sentence.amounts[:index]
            if unit_class(one.unit) == unit
            and one.role not in (Role.UP, Role.DOWN)
            and not _NOT_A_PART.search(one.lead)
        ]
        yield from _closing(stated, before=before)


def _closing(stated: Amount, *, before: list[Amount]) -> Iterator[Relation]:
    """The amounts before a closing total; where none of their runs makes it, a claim only if they are one run or differ by a slip."""
    for first in range(len(before) - 1):
        relation = total_of(stated, before[first:])
        if relation.outcome in (Outcome.AGREES, Outcome.ROUNDING):
            yield relation
            return
    # 来信85件、来访126批次…共计623件(批)次 adds unlike things; nothing is claimed of it.
    between = stated.passage.text[before[0].end : stated.start] if before else ""
    if _UNLIKE.search(between):
        return
    run = _run(before)
    chosen = run if len(run) >= 2 else before
    if len(chosen) < 2 or not all(one.exact for one in (stated, *chosen)):
        return
    relation = total_of(stated, chosen)
    missing = Fraction(stated.value) - sum((Fraction(one.value) for one in chosen), start=Fraction(0))
    step = min(one.step for one in (stated, *chosen))
    typo = slip_like(missing, step=step, largest=abs(Fraction(stated.value)))
    if typo or (chosen is run and abs(missing) * 5 <= 3 * abs(Fraction(stated.value))):
        yield relation


def _run(before: list[Amount]) -> list[Amount]:
    """The amounts at the end that are joined by 、 alone: what a total behind them must mean."""
    run = before[-1:]
    for one in reversed(before[:-1]):
        gap = one.passage.text[one.end : run[0].start]
        if "、" not in gap[:1] or "，" in gap or ";" in gap:
            break
        run.insert(0, one)
    return run


def _continued(context: Context, sentence: Sentence) -> Relation | None:
    """基本支出…元，其中：人员经费…元，主要包括…。公用经费…元，…: one part in the sentence, the others at the beginning of the next ones."""
    mark = next(iter(_INTO_PARTS.finditer(sentence.text)), None)
    head = _head(context, sentence, at=sentence.start + mark.start()) if mark is not None else None
    if mark is None or head is None or head.passage is not sentence.passage:
        return None
    parts = _parts(sentence, head=head, after=sentence.start + mark.start(), before=sentence.start + len(sentence.text))
    if len(parts) != 1:
        return None
    for other in _behind(context, sentence):
        opening = _NAMED_AMOUNT.match(other.text)
        first = other.amounts[0] if other.amounts else None
        if opening is None or first is None or first.end - other.start > len(opening.group()) + 2:
            break
        if unit_class(first.unit) != unit_class(head.unit):
            break
        parts.append(first)
    if len(parts) < 2:
        return None
    relation = total_of(head, parts)
    names = "|".join(one.lead for one in parts)
    known = len(parts) == 2 and any(all(word in names for word in words) for words in _COMPLETE)
    return relation if relation.outcome in (Outcome.AGREES, Outcome.ROUNDING) or known else None


def _behind(context: Context, sentence: Sentence) -> Iterator[Sentence]:
    """The sentences that follow in the passage and in the next ones of the chapter."""
    yield from context.sentences[sentence.passage.number][sentence.number + 1 :]
    for passage in context.passages[sentence.passage.number : sentence.passage.number + _NEXT_PASSAGES]:
        if passage.heading != sentence.passage.heading or passage.row:
            return
        yield from context.sentences[passage.number]


def _list(context: Context, number: int) -> Relation | None:
    """A head with numbered items behind it: the first amount of each item is a part."""
    passage = context.passages[number - 1]
    lines = [line for line in context.sentences[number] if line.start == 0 or passage.text[line.start - 1] == "\n"]
    if len(lines) < 3:
        return None
    firsts = [
        _first(
            context,
            number,
            start=line.start,
            end=lines[index + 1].start if index + 1 < len(lines) else len(passage.text),
        )
        for index, line in enumerate(lines)
    ]
    head, items = firsts[0], [one for one in firsts[1:] if one is not None]
    heads = [
        one
        for one in context.amounts[number]
        if one.end <= lines[1].start and is_quantity(one) and one.role not in (Role.UP, Role.DOWN)
    ]
    if head is None or len(items) < len(lines) - 1:
        return None
    for candidate in reversed(heads):
        same = [one for one in items if unit_class(one.unit) == unit_class(candidate.unit)]
        if len(same) == len(items) and len(same) >= 2:
            relation = total_of(candidate, same)
            if relation.outcome in (Outcome.AGREES, Outcome.ROUNDING):
                return relation
    return None


def _first(context: Context, number: int, *, start: int, end: int) -> Amount | None:
    return next(
        (
            one
            for one in context.amounts[number]
            if start <= one.start < end
            and is_quantity(one)
            and one.role not in (Role.UP, Role.DOWN)
            and not _NOT_A_PART.search(one.lead)
        ),
        None,
    )

"""Sums: 总额…，其中：…、…; 由…组成; 分别为…; …，合计…; an amount followed by its parts in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from jixiao.kernel.finding import FindingCode, Severity, register

from ..arithmetic import bare, printed, shown, slip_like
from ..context import Context, Sentence, is_quantity, unit_class
from ..model import Amount, Interval, Outcome, Relation, Role
from .completeness import certain
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
    r"|分项情况|具体(?:情况)?(?:是|为|如下)|(?:支出|预算|决算|收入|资金|经费|采购)中(?=，)"
)
_WHOLE = re.compile(r"分别(?:为|是)|组成|构成|(?:按|从)[^，。;]{1,14}(?:分|划分)|分为")
_CLOSING = re.compile(
    r"^(?:以上|上述|三项|两项|各项)?[^，。;]{0,8}?(?:合计|共计|总计|总共|小计)[^，。;\d]{0,10}$|^共(?:支出|投入|需|安排|计|有|发放|使用)?[^，。;\d]{0,4}$"
)
_COMPARED = (
    r"占[^，。;]{0,24}$|(?:完成|为)[^，。;]{0,8}(?:预算|计划|目标)[^，。;]{0,6}$|(?:比|较|与(?=上|去|往|前|同|年初|全年|预算|计划|目标|基期|(?:19|20)\d))[^，。;]{0,16}$"
    r"|上年|去年|同期"
    r"|人均|每[人户次月年]|最高|最低|平均|单价|标准"
)
_NOT_A_WHOLE = re.compile(_COMPARED)
_NOT_A_PART = re.compile(rf"{_COMPARED}|(?<!公共)(?<!基金)(?<!资本经营)预算数?(?:为)?$|结余|结转")
_TURN = re.compile(r"其中|按|包括|另|此外|主要|同时|用于|与|比|较|上年|年末|年初|结余|结转|含|实际|已|。")
_UNLIKE = re.compile(r"\d(?:批次|批|场次|场|户|家|期|次)(?:[、，])|件\(批\)")
_BUDGET_OF = re.compile(r"(?:支出|收入|采购|经费|资金)预算数?(?:为|安排)?$")
_SPENT = re.compile(r"决算|执行|实际")
_GOOD = (Outcome.AGREES, Outcome.ROUNDING)
_MOST_PARTS = 40
_BACK = 3
_OPENING = 8
_DIGITS = 2
_ROUNDS = 5
_PARAGRAPHS = 5
_FOLLOWING = re.compile(r"[^，。;:、\d()%]{2,18}(?:\([^()]{1,10}\)[^，。;:、\d()%]{0,8})?$")


def sums(context: Context) -> Iterator[Relation]:
    """The stated sums and breakdowns of a document."""
    for passage in context.passages:
        for sentence in context.sentences[passage.number]:
            yield from _breakdowns(context, sentence)
            yield from _closings(sentence)
        listed = _list(context, passage.number)
        if listed is not None:
            yield listed


def _breakdowns(context: Context, sentence: Sentence) -> Iterator[Relation]:
    text = sentence.text
    marks = list(_MARK.finditer(text))
    for mark in marks:
        at = sentence.start + mark.start()
        heads, others = _heads(context, sentence, at=at)
        bracket = mark.group() == "("
        whole = _WHOLE.search(text[max(mark.start() - 1, 0) : mark.end() + 16]) is not None
        relation = None
        for head in heads:
            end = _end(
                text, mark, bracket=bracket, inner=any(one.end() <= head.start - sentence.start for one in marks)
            )
            parts = _parts(sentence, head=head, after=at, before=sentence.start + end)
            if len(parts) == 1 and not bracket:
                parts = _following(context, sentence, head=head, first=parts[0])
            if not bracket or len(parts) > 1:
                relation = _of_parts(head, parts=parts, whole=whole, context=context)
        if relation is None or relation.outcome not in _GOOD:
            # 支出包括… may break down what the sentence before told, not the amount that stands nearest.
            relation = (None if bracket else _elsewhere(sentence, others, after=at)) or relation
        if relation is not None:
            yield relation


def _end(text: str, mark: re.Match[str], *, bracket: bool, inner: bool) -> int:
    """Where the parts behind a mark end; those of a part of a list that is broken down again end with its item."""
    if bracket:
        return _close(text, mark.start())
    semicolon = text.find(";", mark.end())
    return semicolon if inner and semicolon >= 0 else len(text)


def _elsewhere(sentence: Sentence, heads: list[Amount], *, after: int) -> Relation | None:
    """A breakdown of an amount farther back, where it adds up: two parts that are something, or all that stand there."""
    for head in heads:
        parts = _parts(sentence, head=head, after=after, before=sentence.end)
        for chosen in _choices(parts, whole=head):
            count = sum(1 for one in chosen if one.value)
            relation = total_of(head, chosen) if count > 1 and _telling(head) else None
            near = count > 2 and len(str(int(head.value / head.step))) > _ROUNDS
            if relation and relation.outcome in (_GOOD if near else (Outcome.AGREES,)):
                return relation
    return None


def _close(text: str, start: int) -> int:
    depth = 0
    for index in range(start, len(text)):
        depth += (text[index] == "(") - (text[index] == ")")
        if depth == 0:
            return index
    return len(text)


def _heads(context: Context, sentence: Sentence, *, at: int) -> tuple[list[Amount], list[Amount]]:
    """The amount that is broken down at an offset – the nearest before it that is a value, also in the sentence before – and others
    farther back that it may be instead, nearest first.
    """
    told = [one for one in sentence.amounts if one.end <= at and _is_whole(one)][::-1]
    own = [one for one in told if _is_value(one)] or told
    sentences = context.sentences[sentence.passage.number]
    earlier = [
        [one for one in before.amounts if _is_whole(one)]
        for before in reversed(sentences[max(sentence.number - _BACK, 0) : sentence.number])
    ]
    far = [one for amounts in earlier for one in amounts]
    if own:
        return own[:1], [one for one in (*told[:4], *far[:8]) if one is not own[0]]
    opens = earlier and at - sentence.start <= _OPENING
    near = ([one for one in earlier[0] if _is_value(one)] or earlier[0])[:1] if opens else []
    return near, [one for one in far if one not in near][:8] if far else _passages_before(context, sentence)


def _passages_before(context: Context, sentence: Sentence) -> list[Amount]:
    """The values of the paragraphs before, where a paragraph opens with a breakdown (从支出具体来看，…)."""
    numbers = range(sentence.passage.number - 1, max(sentence.passage.number - 1 - _BACK, 0), -1)
    return [one for number in numbers for one in context.amounts[number] if _is_whole(one)][:8]


def _is_whole(one: Amount) -> bool:
    return is_quantity(one) and one.role not in (Role.UP, Role.DOWN) and not _NOT_A_WHOLE.search(one.lead)


def _is_value(one: Amount) -> bool:
    return is_quantity(one) and one.role not in (Role.UP, Role.DOWN) and not _NOT_A_PART.search(one.lead)


def _telling(one: Amount) -> bool:
    return len(str(abs(int(one.value / one.step))).rstrip("0")) >= _DIGITS


def _parts(sentence: Sentence, *, head: Amount, after: int, before: int) -> list[Amount]:
    """The amounts behind a mark that may be parts; 预算 is a part among budgets, and a thing compared with beside what was spent."""
    unit = unit_class(head.unit)
    here = [
        one
        for one in sentence.amounts
        if after <= one.start < before and unit_class(one.unit) == unit and one.role not in (Role.UP, Role.DOWN)
    ]
    budgets = not any(_SPENT.search(one.lead) for one in here)
    kept = [one for one in here if not _NOT_A_PART.search(one.lead) or (budgets and _BUDGET_OF.search(one.lead))]
    return kept[:_MOST_PARTS]


def _following(context: Context, sentence: Sentence, *, head: Amount, first: Amount) -> list[Amount]:
    """The one part of a sentence and those the next sentences begin with (其中：人员经费…，主要包括…。公用经费…，主要包括…。)."""
    number = sentence.passage.number
    behind = [*context.sentences[number][sentence.number + 1 :]]
    for passage in context.passages[number : number + _PARAGRAPHS]:
        if passage.heading != sentence.passage.heading or passage.row:
            break
        behind.extend(context.sentences[passage.number])
    found = [first]
    for after in behind:
        one = after.amounts[0] if after.amounts else None
        lead = after.passage.text[after.start : one.start].lstrip() if one else ""
        alike = one is not None and unit_class(one.unit) == unit_class(head.unit) and _is_whole(one)
        if one is None or not alike or not _FOLLOWING.match(lead):
            break
        found.append(one)
    return found


def _of_parts(head: Amount, *, parts: list[Amount], whole: bool, context: Context) -> Relation | None:
    if len(parts) < 2 or head.value == 0:
        return None
    for chosen in _choices(parts, whole=head):
        relation = total_of(head, chosen)
        if relation.outcome in _GOOD:
            return relation
    level = _top_level(parts)
    if len(level) < 2 or not all(one.exact for one in level):
        return None
    relation = total_of(head, level)
    if relation.outcome is not Outcome.DISAGREES:
        return relation
    return relation if certain(head, level, whole=whole, context=context) else _first_ones(head, parts)


def _first_ones(head: Amount, parts: list[Amount]) -> Relation | None:
    """The first few of a list that goes on with other things (62人，其中高级4人…中级1人，退休28人), where they add up exactly."""
    for length in range(len(parts) - 1, 2, -1):
        if sum((one.value for one in parts[:length]), start=type(head.value)(0)) == head.value and _telling(head):
            return total_of(head, parts[:length])
    return None


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
        last, turned = parts[length - 1], parts[length]
        gap = last.passage.text[last.end : turned.start] if last.passage is turned.passage else "。"
        if _TURN.search(gap):
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
    """The parts that are not parts of a part: an inner 其中 reaches to the end of its clause, a bracket to its end."""
    kept: list[Amount] = []
    hidden = False
    for before, one in zip([None, *parts], parts, strict=False):
        if before is not None:
            gap = one.passage.text[before.end if before.passage is one.passage else 0 : one.start]
            ended = before.passage is not one.passage or ";" in gap or "。" in gap
            tail = re.split("[;。]", gap)[-1]
            hidden = (hidden and not ended) or "其中" in tail or "包括" in tail
        if not hidden and one.depth == parts[0].depth:
            kept.append(one)
    return kept


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
        if relation.outcome in _GOOD:
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
    told: Relation | None = None
    for candidate in reversed(heads):
        same = [one for one in items if unit_class(one.unit) == unit_class(candidate.unit)]
        if len(same) == len(items) and sum(1 for one in same if one.value) >= 2:
            relation = total_of(candidate, same)
            if relation.outcome in _GOOD:
                return relation
            named = candidate is heads[-1] and all(one.exact for one in (candidate, *same))
            if named and certain(candidate, same, whole=False, context=context):
                told = relation
    return told


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

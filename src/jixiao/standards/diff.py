"""What changed between two standards: items, weights, rules, grades – as data."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from jixiao.kernel.points import Points, text_of
from jixiao.kernel.ratio import Ratio

from .model import Band, Item, Rule, SmallSample, Standard


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: `what` (指标, 分值, 规则, 等级 …), where, before and after ("" where it did not exist)."""

    what: str
    name: str
    before: str
    after: str


def diff(before: Standard, after: Standard) -> tuple[Change, ...]:
    """The differences by item name, in the order of the first standard; empty when they score alike."""
    heads = zip(_head(before), _head(after), strict=True)
    changes = [Change(what, "", one, two) for (what, one), (_, two) in heads if one != two]
    left, right = _named(before), _named(after)
    for name in dict.fromkeys((*left, *right)):
        changes += _item_changes(name, left.get(name), right.get(name))
    return tuple(changes)


def _head(standard: Standard) -> tuple[tuple[str, str], ...]:
    limit = standard.over_achievement_limit
    return (
        ("总分", text_of(standard.total)),
        ("等级", _grades(standard)),
        ("不适用项", standard.not_applicable),
        ("无法判定项", standard.undetermined),
        ("加分上限", text_of(standard.bonus_cap)),
        ("扣分上限", text_of(standard.deduction_cap)),
        ("完成值过高", f"{standard.over_achievement}{f'（{_rate(limit)}）' if limit else ''}"),
        ("指标赋分规则", standard.indicators),
    )


def _named(standard: Standard) -> dict[str, Item]:
    """Leaves by name; where a name stands more than once (管理制度健全性), with the group above it."""
    above = [(group, leaf) for item in standard.items for group, leaf in _under(item, "")]
    times = Counter(leaf.name for _, leaf in above)
    return {leaf.name if times[leaf.name] == 1 else f"{group}/{leaf.name}": leaf for group, leaf in above}


def _under(item: Item, group: str) -> list[tuple[str, Item]]:
    if not item.items:
        return [(group, item)]
    return [pair for child in item.items for pair in _under(child, item.name)]


def _grades(standard: Standard) -> str:
    ordered = sorted(standard.grades, key=lambda grade: grade.minimum, reverse=True)
    return "，".join(f"{text_of(grade.minimum)}以上{grade.name}" for grade in ordered)


def _item_changes(name: str, one: Item | None, two: Item | None) -> list[Change]:
    if one is None or two is None:
        present = one or two
        assert present is not None
        points = f"{text_of(present.points)}分"
        return [Change("指标", name, points if one else "", points if two else "")]
    changes = []
    if one.points != two.points:
        changes.append(Change("分值", name, text_of(one.points), text_of(two.points)))
    if one.rule != two.rule:
        changes.append(Change("规则", name, _rule(one.rule), _rule(two.rule)))
    if one.small != two.small:
        changes.append(Change("小样本合并档", name, _small(one.small), _small(two.small)))
    return changes


def _small(small: SmallSample | None) -> str:
    return f"{small.count} < {small.below}：{_rule(small.rule)}" if small else ""


def _rule(rule: Rule | None) -> str:
    """A rule in one line, as its pack writes it: every part that decides points."""
    if rule is None:
        return ""
    parts = [f"{key}: {text}" for key, text in (("num", rule.num), ("den", rule.den)) if text]
    parts += [f"{key}: {_parameter(value)}" for key, value in sorted(rule.parameters.items())]
    share = rule.kind == "satisfaction"
    parts += [_band(band, share=share) for band in rule.bands]
    parts += [f"{check.code} {text_of(check.points)}{f' {check.when}' if check.when else ''}" for check in rule.checks]
    parts += [f"{part.num} / {part.den} 达 {_rate(part.target)} 得 {text_of(part.points)}" for part in rule.parts]
    return f"{rule.kind}（{'；'.join(parts)}）" if parts else rule.kind


def _parameter(value: Ratio | Points | int | str) -> str:
    if isinstance(value, Ratio):
        return _rate(value)
    return text_of(value) if isinstance(value, int) else value


def _band(band: Band, *, share: bool) -> str:
    low = f"{'[' if band.low_included else '('}{_rate(band.low)}" if band.low else "("
    high = f"{_rate(band.high)}{']' if band.high_included else ')'}" if band.high else ")"
    return f"{low}, {high} {f'{text_of(band.points)}%' if share else text_of(band.points)}"


def _rate(rate: Ratio) -> str:
    text = text_of(rate.scaled(10_000))
    return f"{text.rstrip('0').rstrip('.')}%"

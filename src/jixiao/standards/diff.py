"""What changed between two standards: items, weights, rules, grades – as data."""

from __future__ import annotations

from dataclasses import dataclass

from jixiao.kernel.points import text_of

from .model import Item, Standard


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: `what` (指标, 分值, 规则, 等级 …), where, before and after ("" where it did not exist)."""

    what: str
    name: str
    before: str
    after: str


def diff(before: Standard, after: Standard) -> tuple[Change, ...]:
    """The differences by item name, in the order of the first standard; empty when they score alike."""
    changes: list[Change] = []
    for what, one, two in (
        ("总分", text_of(before.total), text_of(after.total)),
        ("等级", _grades(before), _grades(after)),
        ("不适用项", before.not_applicable, after.not_applicable),
        ("完成值过高", before.over_achievement, after.over_achievement),
    ):
        if one != two:
            changes.append(Change(what, "", one, two))
    left = {item.name: item for item in before.leaves()}
    right = {item.name: item for item in after.leaves()}
    for name in dict.fromkeys((*left, *right)):
        changes += _item_changes(name, left.get(name), right.get(name))
    return tuple(changes)


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
        kinds = [item.rule.kind if item.rule else "" for item in (one, two)]
        changes.append(Change("规则", name, kinds[0], kinds[1] if kinds[0] != kinds[1] else f"{kinds[1]}（参数不同）"))
    return changes

"""Loads a scoring standard from YAML; whatever a reader could misunderstand is refused with file and line."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

from jixiao.expressions.types import Type
from jixiao.kernel.citation import Citation, Evidence
from jixiao.kernel.finding import Finding, has_errors
from jixiao.kernel.points import Points, text_of
from jixiao.kernel.ratio import Ratio

from . import faults
from .model import Grade, Item, Missing, OverAchievement, Rule, Standard
from .primitives import SHARE_SCALE
from .readers import Reader, read_tree
from .rule_reader import expression, read_rule
from .strict_yaml import Node

REQUIRED = (
    "id",
    "kind",
    "title",
    "issuer",
    "document",
    "jurisdiction",
    "applies_to",
    "valid",
    "status",
    "total",
    "items",
)
OPTIONAL = (
    "rounding", "grades", "not_applicable", "undetermined", "bonus_cap", "over_achievement", "indicators", "evidence", "note",
)  # fmt: skip
ITEM_REQUIRED = ("code", "name")
ITEM_OPTIONAL = (
    "points", "criterion", "rule", "items", "gate", "bonus", "section", "source_of_data", "citation", "evidence",
)  # fmt: skip
INDICATOR_NAMES = ("indicator.actual", "indicator.target", "indicator.share", "indicator.met", "indicator.whole")
STATUSES = ("draft", "published", "framework")
ROUNDING = {"score": "2", "mode": "half_up", "order": "compute_then_round"}
"""The one rounding there is; a pack may state it, so that its reader knows, and cannot ask for another."""


def load_standard(path: Path, *, known: Collection[str]) -> tuple[Standard | None, tuple[Finding, ...]]:
    """The standard in `path`, or None with all that is wrong with it. `known` are the measure codes rules may read (empty: any)."""
    tree, findings = read_tree(path)
    if tree is None:
        return None, findings
    reader = Reader()
    standard = _standard(tree, reader=reader, known=known, path=path)
    if has_errors(reader.findings):
        return None, tuple(reader.findings)
    return standard, tuple(reader.findings)


def _standard(tree: Node, *, reader: Reader, known: Collection[str], path: Path) -> Standard:
    reader.keys(tree, required=REQUIRED, optional=OPTIONAL)
    reader.choice(tree, "kind", among=("scoring",), default="scoring")
    _check_rounding(tree.at("rounding"), reader)
    valid = tree.at("valid") or tree
    over = tree.at("over_achievement")
    if known and reader.text(tree, "applies_to") == "indicator":
        known = (*known, *INDICATOR_NAMES)
    document = reader.citation(tree.at("document")) or Citation("")
    evidence = reader.evidence(tree.at("evidence"))
    items = tuple(
        _item(node, reader=reader, known=known, citation=document if document.title else None, evidence=evidence)
        for node in reader.children(tree, "items")
    )
    standard = Standard(
        id=reader.text(tree, "id"),
        title=reader.text(tree, "title"),
        issuer=reader.text(tree, "issuer"),
        applies_to=reader.choice(
            tree, "applies_to", among=("department", "project", "indicator"), default="department"
        ),
        document=document,
        jurisdiction=reader.text(tree, "jurisdiction"),
        valid_from=reader.day(valid, "from") or date.max,
        valid_to=reader.day(valid, "to"),
        status=reader.choice(tree, "status", among=STATUSES, default="draft"),
        total=reader.points(tree, "total"),
        grades=_grades(tree, reader=reader),
        items=items,
        not_applicable=Missing(reader.choice(tree, "not_applicable", among=tuple(Missing), default=Missing.RESCALE)),
        undetermined=Missing(reader.choice(tree, "undetermined", among=("zero", "full"), default=Missing.ZERO)),
        bonus_cap=reader.points(tree, "bonus_cap"),
        over_achievement=OverAchievement(
            reader.choice(over, "treatment", among=tuple(OverAchievement), default="note_only") if over else "note_only"
        ),
        over_achievement_limit=_limit(over, reader),
        indicators=reader.text(tree, "indicators"),
        note=reader.text(tree, "note"),
        version=tree.origin.sha256[:12],
        path=f"{path.parent.parent.name}/{path.parent.name}/{path.name}",
    )
    _check_tree(standard, tree=tree, reader=reader)
    return standard


def _limit(over: Node | None, reader: Reader) -> Ratio | None:
    if over is None:
        return None
    reader.keys(over, required=("limit", "treatment"))
    limit = reader.ratio(over, "limit")
    if limit is not None and limit.num < limit.den:
        found = reader.text(over, "limit")
        reader.findings.append(faults.WRONG_VALUE.at(over.source, found=found, key="limit", known="100% 以上"))
    return limit


def _check_rounding(node: Node | None, reader: Reader) -> None:
    if node is not None:
        reader.keys(node, required=(), optional=tuple(ROUNDING))
        for key, only in ROUNDING.items():
            reader.choice(node, key, among=(only,), default=only)


def _item(
    node: Node, *, reader: Reader, known: Collection[str], citation: Citation | None, evidence: Evidence | None
) -> Item:
    reader.keys(node, required=ITEM_REQUIRED, optional=ITEM_OPTIONAL)
    name = reader.text(node, "name")
    citation = reader.citation(node.at("citation")) or citation
    evidence = reader.evidence(node.at("evidence")) or evidence
    rule_node = node.at("rule")
    rule = read_rule(rule_node, name=name, reader=reader, known=known) if rule_node else None
    children = tuple(
        _item(child, reader=reader, known=known, citation=citation, evidence=evidence)
        for child in reader.children(node, "items")
    )
    if rule is not None and citation is None:
        reader.findings.append(faults.NO_CITATION.at(node.source, name=name))
    if rule is not None and evidence is None:
        reader.findings.append(faults.NO_EVIDENCE.at(node.source, name=name))
    return Item(
        code=reader.text(node, "code"),
        name=name,
        points=reader.points(node, "points"),
        criterion=reader.text(node, "criterion"),
        rule=rule,
        items=children,
        gate=expression(node, "gate", expect=Type.BOOL, reader=reader, known=known),
        bonus=reader.truth(node, "bonus", default=False),
        section=reader.text(node, "section"),
        source_of_data=reader.text(node, "source_of_data"),
        citation=citation,
        evidence=evidence,
        line=node.line,
    )


def _grades(tree: Node, *, reader: Reader) -> tuple[Grade, ...]:
    grades = []
    for node in reader.children(tree, "grades"):
        reader.keys(node, required=("min", "name"))
        grades.append(Grade(reader.points(node, "min"), reader.text(node, "name")))
    return tuple(grades)


def _check_tree(standard: Standard, *, tree: Node, reader: Reader) -> None:
    _check_dates(standard, tree=tree, reader=reader)
    _check_grades(standard, tree=tree, reader=reader)
    seen: set[str] = set()
    nodes = list(_walk(tree, standard.items))
    for node, item in nodes:
        problem = _misplaced(item, standard=standard)
        if problem:
            reader.findings.append(faults.STRUCTURE.at(node.source, name=item.name, problem=problem))
        if item.code in seen:
            reader.findings.append(faults.DUPLICATE_CODE.at(node.source, found=item.code))
        seen.add(item.code)
    # Rules for single indicators have no weights of their own, and a framework states none.
    if standard.status == "framework" or standard.applies_to == "indicator":
        return
    _check_weights(tree, name=standard.title, points=standard.total, items=standard.items, reader=reader)
    for node, item in nodes:
        if item.items:
            _check_weights(node, name=item.name, points=item.points, items=item.items, reader=reader)
        elif item.rule is None:
            reader.findings.append(
                faults.PARAMETER.at(node.source, name=item.name, kind="", problem="没有写明（缺少 rule）")
            )
        else:
            _check_attainable(node, item, rule=item.rule, reader=reader)


def _misplaced(item: Item, *, standard: Standard) -> str:
    """Why a key of this item would have no effect; "" when all have."""
    if item.items and item.rule is not None:
        return "既有下级又有计分规则"
    if item.gate and not item.items:
        return "没有下级却写了 gate"
    if item.bonus and item not in standard.items:
        return "bonus 只能写在第一层"
    if item.bonus and not standard.bonus_cap:
        return "有加分项却没有写加分上限 bonus_cap"
    return ""


def _walk(node: Node, items: tuple[Item, ...]) -> list[tuple[Node, Item]]:
    found = []
    nodes = node.at("items")
    for child, item in zip(nodes.list if nodes else (), items, strict=True):
        found += [(child, item), *_walk(child, item.items)]
    return found


def _check_weights(node: Node, *, name: str, points: Points, items: tuple[Item, ...], reader: Reader) -> None:
    total = sum(int(item.points) for item in items if not item.bonus)
    if total != points:
        where = (node.at("points") or node.at("total") or node).source
        found, expected = text_of(points), text_of(total)
        reader.findings.append(faults.WEIGHTS.at(where, found=found, expected=expected, name=name))


def _check_attainable(node: Node, item: Item, *, rule: Rule, reader: Reader) -> None:
    """Notes points of an item that its own rule can never give, or gives beyond them."""
    pieces = [*(int(check.points) for check in rule.checks), *(int(part.points) for part in rule.parts)]
    best = max((int(band.points) for band in rule.bands), default=0)
    whole = {"band": int(item.points), "satisfaction": SHARE_SCALE}.get(rule.kind)
    if pieces and sum(pieces) != item.points:
        where = (node.at("rule", "checks") or node.at("rule", "parts") or node).source
        found, expected = text_of(item.points), text_of(sum(pieces))
        reader.findings.append(faults.WEIGHTS.at(where, found=found, expected=expected, name=item.name))
    if whole is not None and best != whole:
        where = (node.at("rule", "bands") or node).source
        problem = f"最高一档为 {text_of(best)}，应为 {text_of(whole)}"
        reader.findings.append(faults.BANDS.at(where, name=item.name, problem=problem))
    codes = [check.code for check in rule.checks]
    for code in {code for code in codes if codes.count(code) > 1}:
        reader.findings.append(faults.DUPLICATE_CODE.at(node.source, found=code))


def _check_grades(standard: Standard, *, tree: Node, reader: Reader) -> None:
    where = (tree.at("grades") or tree).source
    minimums = sorted(int(grade.minimum) for grade in standard.grades)
    if not minimums:
        return
    if minimums[0] != 0:
        reader.findings.append(faults.GRADES.at(where, problem="最低一档不是从 0 分起"))
    if len(set(minimums)) != len(minimums):
        reader.findings.append(faults.GRADES.at(where, problem="两档的起点相同"))
    if minimums[-1] > standard.total:
        reader.findings.append(faults.GRADES.at(where, problem="最高一档的起点超过总分"))


def _check_dates(standard: Standard, *, tree: Node, reader: Reader) -> None:
    node = tree.at("valid")
    if node is None:
        return
    reader.keys(node, required=("from",), optional=("to",))
    if standard.valid_to is not None and standard.valid_to < standard.valid_from:
        reader.findings.append(faults.DATES.at(node.source, problem="截止日早于开始日"))

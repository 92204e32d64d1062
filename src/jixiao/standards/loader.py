"""Loads a scoring standard from YAML; whatever a reader could misunderstand is refused with file and line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path

from jixiao.expressions.types import Type
from jixiao.kernel.citation import Citation, Evidence
from jixiao.kernel.finding import Finding, has_errors
from jixiao.kernel.points import Points, text_of
from jixiao.kernel.ratio import Ratio

from . import faults
from .model import Grade, Item, Missing, OverAchievement, Rule, SmallSample, Standard
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
    "deduction_cap",
)  # fmt: skip
ITEM_REQUIRED = ("code", "name")
ITEM_OPTIONAL = (
    "points", "criterion", "rule", "items", "gate", "bonus", "deduction", "small_sample", "marked", "section", "source_of_data",
    "citation", "evidence",
)  # fmt: skip
INDICATOR_NAMES = ("indicator.actual", "indicator.target", "indicator.share", "indicator.met", "indicator.whole")
SCORING, ASSESSED = "scoring", "assessed"
MARK, FULL = "mark", "full"
STATUSES = ("draft", "published", "framework")
_NAME = re.compile(r"[A-Za-z]\w*", re.ASCII)
ROUNDING = {"score": "2", "mode": "half_up", "order": "compute_then_round"}
"""The one rounding there is; a pack may state it, so that its reader knows, and cannot ask for another."""


def load_standard(path: Path, *, known: Collection[str]) -> tuple[Standard | None, tuple[Finding, ...]]:
    """The standard in `path`, or None with all that is wrong with it. `known` are the measure codes rules may read (empty: any)."""
    tree, findings = read_tree(path)
    if tree is None:
        return None, findings
    reader = Reader()
    standard = read_standard(tree, reader=reader, known=known, path=path)
    if has_errors(reader.findings):
        return None, tuple(reader.findings)
    return standard, tuple(reader.findings)


def read_standard(
    tree: Node, *, reader: Reader, known: Collection[str], path: Path, kind: str = SCORING, more: tuple[str, ...] = ()
) -> Standard:
    """The standard that a tree says; `kind` is what it must call itself, `more` the keys that somebody else reads."""
    required = REQUIRED if kind == SCORING else tuple(key for key in REQUIRED if key != "applies_to")
    reader.keys(tree, required=required, optional=(*OPTIONAL, *more))
    reader.choice(tree, "kind", among=(kind,), default=kind)
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
        applies_to=ASSESSED
        if kind != SCORING
        else reader.choice(tree, "applies_to", among=("department", "project", "indicator"), default="department"),
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
        deduction_cap=reader.points(tree, "deduction_cap"),
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
    node: Node,
    *,
    reader: Reader,
    known: Collection[str],
    citation: Citation | None,
    evidence: Evidence | None,
    deduction: bool = False,
) -> Item:
    reader.keys(node, required=ITEM_REQUIRED, optional=ITEM_OPTIONAL)
    name = reader.text(node, "name")
    citation = reader.citation(node.at("citation")) or citation
    evidence = reader.evidence(node.at("evidence")) or evidence
    deduction = reader.truth(node, "deduction", default=deduction)
    rule = _rule(node, name=name, reader=reader, known=known)
    children = tuple(
        _item(child, reader=reader, known=known, citation=citation, evidence=evidence, deduction=deduction)
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
        deduction=deduction,
        small=_small(node.at("small_sample"), name=name, reader=reader, known=known),
        section=reader.text(node, "section"),
        source_of_data=reader.text(node, "source_of_data"),
        citation=citation,
        evidence=evidence,
        line=node.line,
    )


def marked_rule(code: str) -> Rule:
    """The rule of an item whose points somebody gives (评分人评分): mark over weight, by the same primitive as any other rate."""
    return Rule("linear", num=f"{MARK}.{code}", den=f"{FULL}.{code}")


def _rule(node: Node, *, name: str, reader: Reader, known: Collection[str]) -> Rule | None:
    rule = node.at("rule")
    if not reader.truth(node, "marked", default=False):
        return read_rule(rule, name=name, reader=reader, known=known) if rule else None
    code = reader.text(node, "code")
    if rule is not None or not _NAME.fullmatch(code):
        problem = (
            "既写了 rule 又写了 marked"
            if rule is not None
            else "由人评分的项，编码要以字母开头，只用字母、数字和下划线"
        )
        reader.findings.append(faults.STRUCTURE.at(node.source, name=name, problem=problem))
        return None
    return marked_rule(code)


def _small(node: Node | None, *, name: str, reader: Reader, known: Collection[str]) -> SmallSample | None:
    if node is None:
        return None
    reader.keys(node, required=("count", "below", "rule"))
    count = expression(node, "count", expect=Type.INT, reader=reader, known=known)
    inner = node.at("rule")
    rule = read_rule(inner, name=name, reader=reader, known=known) if inner else None
    return SmallSample(count, reader.count(node, "below") or 0, rule) if rule else None


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
    _check_weights(tree, name=standard.title, points=standard.total, items=standard.items, reader=reader, below=False)
    for node, item in nodes:
        if item.items:
            _check_weights(node, name=item.name, points=item.points, items=item.items, reader=reader, below=True)
        elif item.rule is None:
            reader.findings.append(
                faults.PARAMETER.at(node.source, name=item.name, kind="", problem="没有写明（缺少 rule）")
            )
        else:
            for rule in (item.rule, *((item.small.rule,) if item.small else ())):
                _check_attainable(node, item, rule=rule, reader=reader)


def _misplaced(item: Item, *, standard: Standard) -> str:
    """Why a key of this item would have no effect; "" when all have."""
    if item.items and item.rule is not None:
        return "既有下级又有计分规则"
    if item.gate and not item.items:
        return "没有下级却写了 gate"
    if item.bonus and item not in standard.items:
        return "bonus 只能写在第一层"
    if item.bonus and item.deduction:
        return "不能既是加分项又是扣分项"
    if item.small and item.rule is None:
        return "small_sample 只能写在有计分规则的项上"
    if item.deduction and item.code not in _codes(top for top in standard.items if top.deduction):
        return "deduction 只能写在第一层"
    if standard.applies_to != ASSESSED and item.rule is not None and item.rule.num == marked_rule(item.code).num:
        return "marked 只能写在考评方案（kind: assessment）里"
    if item.bonus and not standard.bonus_cap:
        return "有加分项却没有写加分上限 bonus_cap"
    return ""


def _codes(items: Iterable[Item]) -> set[str]:
    return {code for item in items for code in (item.code, *_codes(item.items))}


def _walk(node: Node, items: tuple[Item, ...]) -> list[tuple[Node, Item]]:
    found = []
    nodes = node.at("items")
    for child, item in zip(nodes.list if nodes else (), items, strict=True):
        found += [(child, item), *_walk(child, item.items)]
    return found


def _check_weights(
    node: Node, *, name: str, points: Points, items: tuple[Item, ...], reader: Reader, below: bool
) -> None:
    total = sum(int(item.points) for item in items if not item.bonus and not (item.deduction and not below))
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

"""Reads the `rule:` of an item: primitive, expressions, parameters, bands, checks – with every refusal."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from itertools import pairwise

from jixiao.expressions.errors import ExpressionError
from jixiao.expressions.types import Type
from jixiao.kernel.points import Points
from jixiao.kernel.ratio import Ratio

from . import faults
from .model import Band, Check, Part, Rule
from .primitives import CHECKLISTS, COUNTED, PARAMETERS, PRIMITIVES, SCHEDULE, SHARE_SCALE, lower
from .readers import Reader
from .scoring import compiled, names_in
from .strict_yaml import Node

BANDED = ("band", "satisfaction", "qual_tier")
TIER_COUNT = 3


def read_rule(node: Node, *, name: str, reader: Reader, known: Collection[str]) -> Rule | None:
    """The rule of one item; None (with findings) when its primitive does not exist, findings alone for what is wrong inside."""
    kind = reader.text(node, "kind")
    if kind not in PRIMITIVES:
        reader.findings.append(faults.RULE_KIND.at(node.source, found=kind, known="、".join(PRIMITIVES)))
        return None
    before = len(reader.findings)
    rule = _rule(node, kind=kind, name=name, reader=reader, known=known)
    if len(reader.findings) == before:
        problem = _parameter_problem(rule)
        if problem:
            where = (node.at("kind") or node).source
            reader.findings.append(faults.PARAMETER.at(where, name=name, kind=kind, problem=problem))
        else:
            _check_lowers(rule, node=node, reader=reader)
    return rule


def _rule(node: Node, *, kind: str, name: str, reader: Reader, known: Collection[str]) -> Rule:
    required, optional = PARAMETERS[kind]
    reader.keys(node, required=("kind", *_sides(kind), *required, *_list_key(kind)), optional=tuple(optional))
    parameters = {key: _parameter(node, key, shape, reader) for key, shape in (required | optional).items()}
    return Rule(
        kind=kind,
        num=expression(node, "num", expect=Type.INT, reader=reader, known=known),
        den=expression(node, "den", expect=Type.INT, reader=reader, known=known),
        parameters={key: value for key, value in parameters.items() if value is not None},
        bands=_bands(node, kind=kind, name=name, reader=reader) if kind in BANDED else (),
        checks=tuple(_check(child, reader=reader, known=known) for child in reader.children(node, "checks")),
        parts=tuple(_part(child, reader=reader, known=known) for child in reader.children(node, "parts")),
    )


def _check_lowers(rule: Rule, *, node: Node, reader: Reader) -> None:
    """Notes what only shows once the rule is spelled out as branches, such as a constant beyond 64 bits."""
    try:
        lower(rule)
    except ExpressionError as error:
        reader.findings.append(faults.EXPRESSION.at(node.source, found=error.text, text=error.text, problem=str(error)))


def expression(node: Node, key: str, *, expect: Type, reader: Reader, known: Collection[str]) -> str:
    """An expression text that the rule language accepts and whose names are known measures; "" when absent or refused."""
    text = reader.text(node, key)
    if not text:
        return ""
    where = (node.at(key) or node).source
    try:
        compiled(text, expect)
    except ExpressionError as error:
        reader.findings.append(faults.EXPRESSION.at(where, found=text, text=text, problem=str(error)))
        return ""
    for name in names_in(text):
        if known and name not in known:
            near = "、".join(difflib.get_close_matches(name, known, n=3)) or "无"
            reader.findings.append(faults.UNKNOWN_MEASURE.at(where, found=name, near=near))
            return ""
    return text


def _list_key(kind: str) -> tuple[str, ...]:
    if kind in BANDED:
        return ("bands",)
    if kind in CHECKLISTS:
        return ("checks",)
    return ("parts",) if kind == SCHEDULE else ()


def _sides(kind: str) -> tuple[str, ...]:
    if kind in (*CHECKLISTS, SCHEDULE):
        return ()
    return ("num",) if kind in COUNTED else ("num", "den")


def _parameter(node: Node, key: str, shape: str, reader: Reader) -> Ratio | Points | str | None:
    if node.at(key) is None:
        return None
    if shape in ("ratio", "offset"):
        return reader.ratio(node, key)
    if shape == "points":
        return reader.points(node, key)
    words = tuple(shape.split("|"))
    return reader.choice(node, key, among=words, default=words[0])


def _parameter_problem(rule: Rule) -> str:
    """Why the parameters together make no sense; "" when they do."""
    for key, shape in (PARAMETERS[rule.kind][0] | PARAMETERS[rule.kind][1]).items():
        value = rule.parameters.get(key)
        if shape == "ratio" and isinstance(value, Ratio) and value.num <= 0:
            return f"的 {key} 必须大于 0"
        if key == "deduct" and value == 0:
            return "的 deduct 必须大于 0"
    low, high = rule.parameters.get("low"), rule.parameters.get("high")
    if isinstance(low, Ratio) and isinstance(high, Ratio) and low.at_least(high):
        return "的 low 必须小于 high"
    line, cap = rule.parameters.get("pass_line"), rule.parameters.get("cap", Ratio(1, 1))
    if isinstance(line, Ratio) and isinstance(cap, Ratio) and not cap.at_least(line):
        return "的 pass_line 不能高于满分比率"
    return "的 target 必须大于 0" if any(part.target.num <= 0 for part in rule.parts) else ""


def _check(node: Node, *, reader: Reader, known: Collection[str]) -> Check:
    reader.keys(node, required=("code", "text", "points"), optional=("when", "claimable", "needs_evidence"))
    return Check(
        code=reader.text(node, "code"),
        text=reader.text(node, "text"),
        points=reader.points(node, "points"),
        when=expression(node, "when", expect=Type.BOOL, reader=reader, known=known),
        claimable=reader.truth(node, "claimable", default=True),
        needs_evidence=reader.truth(node, "needs_evidence", default=False),
    )


def _part(node: Node, *, reader: Reader, known: Collection[str]) -> Part:
    reader.keys(node, required=("num", "den", "target", "points"))
    return Part(
        num=expression(node, "num", expect=Type.INT, reader=reader, known=known),
        den=expression(node, "den", expect=Type.INT, reader=reader, known=known),
        target=reader.ratio(node, "target") or Ratio(1, 1),
        points=reader.points(node, "points"),
    )


def _bands(node: Node, *, kind: str, name: str, reader: Reader) -> tuple[Band, ...]:
    value = {"band": "points", "satisfaction": "share", "qual_tier": ""}[kind]
    optional = ("from", "to", "include") if value else ("from", "include")
    bands = []
    for child in reader.children(node, "bands"):
        reader.keys(child, required=(value,) if value else (), optional=optional)
        include = reader.choice(child, "include", among=("from", "to", "both", "none"), default="from")
        bands.append(
            Band(
                low=reader.ratio(child, "from"),
                high=reader.ratio(child, "to"),
                low_included=include in ("from", "both"),
                high_included=include in ("to", "both"),
                points=_band_value(child, value, reader),
            )
        )
    problem = _band_problem(bands, kind=kind)
    if problem:
        reader.findings.append(faults.BANDS.at((node.at("bands") or node).source, name=name, problem=problem))
    return tuple(bands)


def _band_value(node: Node, key: str, reader: Reader) -> Points:
    if key == "points":
        return reader.points(node, key)
    share = reader.ratio(node, key) if key else None
    return Points(share.scaled(SHARE_SCALE) if share else 0)


def _band_problem(bands: list[Band], *, kind: str) -> str:
    """Why the bands, from the best to the worst or the other way, do not cover every rate exactly once; "" when they do."""
    if kind == "qual_tier":
        lows = [band.low for band in bands if band.low is not None]
        falling = all(not after.at_least(before) for before, after in pairwise(lows))
        whole = len(bands) == len(lows) == TIER_COUNT and lows[-1].num == 0
        return "" if falling and whole else "定性三档都要写明下限（from），从高到低，最后一档从 0% 起"
    if not bands:
        return "没有分档"
    ordered = sorted(bands, key=_low_position)
    if ordered[0].low is not None or ordered[-1].high is not None:
        return "最低一档不写 from，最高一档不写 to"
    for below, above in pairwise(ordered):
        if below.high is None or above.low is None:
            return "中间各档都要写明 from 和 to"
        if below.high.num * above.low.den != above.low.num * below.high.den:
            return "相邻两档的界限不相接"
        if below.high_included == above.low_included:
            return "交界点要么没有归属，要么属于两档"
    return ""


def _low_position(band: Band) -> tuple[int, int]:
    if band.low is None:
        return (0, 0)
    return (1, band.low.scaled(10**9))

"""Good indicators (绩效指标库) as data: what they measure, how, from which records; to choose from instead of a weak one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from jixiao.kernel.citation import Citation, Evidence
from jixiao.kernel.finding import Finding, has_errors
from jixiao.kernel.source import Source

from . import faults
from .library import packs
from .readers import Reader, read_tree
from .strict_yaml import Node
from .taxonomy import Taxonomy, load_taxonomy

KIND = "indicator-library"
NATURES = ("ge", "gt", "le", "lt", "eq", "qualitative")
REQUIRED = (
    "id", "kind", "title", "issuer", "document", "jurisdiction", "valid", "status", "evidence", "taxonomy", "areas",
)  # fmt: skip
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_TARGET_IN_NAME = re.compile(r"[≥≤＞＜>=%％]|\d+(?:个|件|次|人|场|万|项)")
_RATES = ("%", "‰")
_RATE_NAMES = ("率", "比例", "占比", "之比", "百分比")
_NO_RATE_NAMES = ("效率", "频率")
_MAY_EXCEED_ALL = ("增长", "之比")
_SURVEY = ("问卷", "回访", "测评", "评价", "调查")
_SAMPLE = ("不少于", "不低于", "全部", "全体", "都发放", "都参加", "都请评价")
_BETTER_MORE, _BETTER_LESS = ("ge", "gt"), ("le", "lt", "eq")
_GRADES = 3
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class LibraryIndicator:
    """One indicator; `first` and `second` are codes of the taxonomy, `older` its second level in the taxonomy before where that differs.

    `example` is a target by way of example, `measure` how its value is found, `source` the records it is found in. `words` help to
    find it; `grades` say what a qualitative one may come to; `evidence` is the pack's unless it has its own; `where` it is written.
    """

    code: str
    name: str
    first: str
    second: str
    older: str
    nature: str
    unit: str
    example: str
    measure: str
    source: str
    area: str
    words: tuple[str, ...]
    grades: str
    citation: Citation | None
    evidence: Evidence | None
    where: Source


@dataclass(frozen=True, slots=True)
class IndicatorLibrary:
    """A loaded pack, or several joined; indicators in the order in which they are written."""

    id: str
    title: str
    indicators: tuple[LibraryIndicator, ...]

    @property
    def areas(self) -> tuple[str, ...]:
        """The areas of work, each once."""
        return tuple(dict.fromkeys(indicator.area for indicator in self.indicators))


@dataclass(frozen=True, slots=True)
class _Levels:
    """The first level of every second level of the pack's taxonomy, and the second levels of the taxonomy before it."""

    parents: Mapping[str, str]
    older: tuple[str, ...]


def indicator_library(root: Path) -> tuple[IndicatorLibrary, tuple[Finding, ...]]:
    """All packs of this kind below `root` joined; what is wrong is left out and told: a pack, or an indicator's second occurrence."""
    found: list[LibraryIndicator] = []
    findings: list[Finding] = []
    for pack in packs(root):
        if pack.kind == KIND:
            library, problems = load_indicator_library(pack.path, root=root)
            findings += problems
            found += library.indicators if library else ()
    twins, told = _twins(found)
    once = tuple(one for one in found if one not in twins)
    return IndicatorLibrary(KIND, "绩效指标库", once), (*findings, *told)


def load_indicator_library(path: Path, *, root: Path) -> tuple[IndicatorLibrary | None, tuple[Finding, ...]]:
    """The pack in `path`, or None with all that is wrong with it, file and line included; its taxonomy is looked up below `root`."""
    tree, findings = read_tree(path)
    if tree is None:
        return None, findings
    reader = Reader()
    reader.keys(tree, required=REQUIRED, optional=("note", "older_taxonomy"))
    reader.choice(tree, "status", among=("draft", "published"), default="draft")
    levels = _levels(tree, root=root, reader=reader)
    evidence = reader.evidence(tree.at("evidence"))
    found: list[LibraryIndicator] = []
    for area in reader.children(tree, "areas"):
        reader.keys(area, required=("code", "name", "indicators"), optional=("note",))
        for node in reader.children(area, "indicators"):
            found.append(
                _indicator(node, area=reader.text(area, "name"), levels=levels, evidence=evidence, reader=reader)
            )
    reader.findings += _twins(found)[1]
    library = IndicatorLibrary(reader.text(tree, "id"), reader.text(tree, "title"), tuple(found))
    return (None if has_errors(reader.findings) else library), tuple(reader.findings)


def _levels(tree: Node, *, root: Path, reader: Reader) -> _Levels:
    taxonomy = _taxonomy(tree, "taxonomy", root=root, reader=reader)
    older = _taxonomy(tree, "older_taxonomy", root=root, reader=reader) if tree.at("older_taxonomy") else None
    return _Levels(
        {second.code: first.code for first in taxonomy.kinds for second in first.below} if taxonomy else {},
        tuple(second.code for first in older.kinds for second in first.below) if older else (),
    )


def _taxonomy(tree: Node, key: str, *, root: Path, reader: Reader) -> Taxonomy | None:
    """The taxonomy that a key of the pack names, looked up below `root`."""
    wanted = reader.text(tree, key)
    listed = [pack for pack in packs(root) if pack.kind == "taxonomy"]
    path = next((pack.path for pack in listed if pack.id == wanted), None)
    taxonomy = load_taxonomy(path)[0] if path else None
    if taxonomy is None:
        known = "、".join(pack.id for pack in listed)
        reader.findings.append(faults.WRONG_VALUE.at(reader.at(tree, key), found=wanted, key=key, known=known))
    return taxonomy


def _indicator(
    node: Node, *, area: str, levels: _Levels, evidence: Evidence | None, reader: Reader
) -> LibraryIndicator:
    reader.keys(
        node,
        required=("code", "name", "kind", "nature", "measure", "source"),
        optional=("older", "unit", "example", "words", "grades", "citation", "evidence"),
    )
    second = reader.text(node, "kind")
    if levels.parents:
        second = reader.choice(node, "kind", among=tuple(levels.parents), default=next(iter(levels.parents)))
    own = LibraryIndicator(
        code=reader.text(node, "code"),
        name=reader.text(node, "name"),
        first=levels.parents.get(second, ""),
        second=second,
        older=reader.choice(node, "older", among=(*levels.older, ""), default=""),
        nature=reader.choice(node, "nature", among=NATURES, default="ge"),
        unit=reader.text(node, "unit"),
        example=reader.text(node, "example"),
        measure=reader.text(node, "measure"),
        source=reader.text(node, "source"),
        area=area,
        words=tuple(word.text for word in reader.children(node, "words")),
        grades=reader.text(node, "grades"),
        citation=reader.citation(node.at("citation")),
        evidence=reader.evidence(node.at("evidence")) or evidence,
        where=node.source,
    )
    if own.citation is not None and node.at("evidence") is None:
        reader.findings.append(faults.NO_EVIDENCE.at(node.source, name=own.name))
    for problem in (*_problems_of_value(own), *_problems_of_measure(own)):
        reader.findings.append(faults.LIBRARY.at(node.source, name=own.name, problem=problem))
    return own


def _problems_of_value(own: LibraryIndicator) -> Iterator[str]:
    """What does not fit between name, direction, unit and example."""
    if _TARGET_IN_NAME.search(own.name):
        yield "名称里写了指标值，指标值应写在 example"
    if own.nature == "qualitative":
        if len([grade for grade in own.grades.split("；") if grade]) < _GRADES:
            yield "定性指标要写明三档完成等次，用“；”隔开（grades）"
        if own.unit or own.example:
            yield "定性指标没有计量单位和示例值（unit、example），完成等次写在 grades"
        return
    if not (own.unit and own.example):
        yield "定量指标要有计量单位和示例值（unit、example）"
    elif not _NUMBER.fullmatch(own.example):
        yield f"示例值“{own.example}”不是一个数，正负号和单位不写在 example"
    elif own.unit == "%" and Decimal(own.example) > _WHOLE and not any(word in own.name for word in _MAY_EXCEED_ALL):
        yield f"比率的示例值 {own.example}% 超过 100%"
    named = own.name.endswith(_RATE_NAMES) and not own.name.endswith(_NO_RATE_NAMES)
    if own.unit and named != (own.unit in _RATES):
        yield f"名称和计量单位“{own.unit}”对不上：名称说的是率或比例的，单位用 % 或 ‰，反过来也一样"
    if own.first == "satisfaction" and own.nature not in _BETTER_MORE:
        yield f"满意度越高越好，nature 不能是 {own.nature}"
    if own.first == "cost" and own.nature not in _BETTER_LESS:
        yield f"成本指标是约束，nature 不能是 {own.nature}"


def _problems_of_measure(own: LibraryIndicator) -> Iterator[str]:
    """What is missing to find the value."""
    if (own.unit in _RATES or "/" in own.unit) and "÷" not in own.measure:
        yield "比率和平均数没有写明分子和分母（measure 中用 ÷）"
    if own.first == "satisfaction":
        if not any(word in own.measure + own.source for word in _SURVEY):
            yield "满意度没有写明用什么调查"
        if not any(word in own.measure for word in _SAMPLE):
            yield "满意度没有写明调查多少人（measure 中写不少于多少，或全部发放）"


def _twins(found: Sequence[LibraryIndicator]) -> tuple[list[LibraryIndicator], list[Finding]]:
    """The indicators whose code or name has occurred before, each with where it occurred first."""
    codes: dict[str, LibraryIndicator] = {}
    names: dict[str, LibraryIndicator] = {}
    twins: list[LibraryIndicator] = []
    findings = []
    for one in found:
        same_code, same_name = codes.setdefault(one.code, one), names.setdefault(one.name, one)
        if same_code is not one:
            findings.append(faults.DUPLICATE_CODE.at(one.where, found=one.code))
        if same_name is not one:
            problem = f"名称与 {same_name.code}（{same_name.where.place}）相同"
            findings.append(faults.LIBRARY.at(one.where, name=one.name, problem=problem))
        if same_code is not one or same_name is not one:
            twins.append(one)
    return twins, findings

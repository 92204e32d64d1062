"""Good indicators (绩效指标库) as data: what they measure, how, from which records; to choose from instead of a weak one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jixiao.kernel.citation import Citation, Evidence
from jixiao.kernel.finding import Finding, has_errors

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
_TARGET_IN_NAME = re.compile(r"[≥≤＞＜>=%％]|\d+(?:个|件|次|人|场|万|项)")
_RATES = ("%", "‰")
_SURVEY = ("问卷", "回访", "测评", "评价", "调查")


@dataclass(frozen=True, slots=True)
class LibraryIndicator:
    """One indicator; `first` and `second` are codes of the taxonomy.

    `example` is a target by way of example, `measure` how its value is found, `source` the records it is found in. `words` help to
    find it; `grades` say what a qualitative one may come to; `evidence` is the pack's unless it has its own.
    """

    code: str
    name: str
    first: str
    second: str
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


def indicator_library(root: Path) -> tuple[IndicatorLibrary, tuple[Finding, ...]]:
    """All packs of this kind below `root` joined; a pack with something wrong is left out and told."""
    found: list[LibraryIndicator] = []
    findings: list[Finding] = []
    for pack in packs(root):
        if pack.kind == KIND:
            library, problems = load_indicator_library(pack.path, root=root)
            findings += problems
            found += library.indicators if library else ()
    return IndicatorLibrary(KIND, "绩效指标库", tuple(found)), tuple(findings)


def load_indicator_library(path: Path, *, root: Path) -> tuple[IndicatorLibrary | None, tuple[Finding, ...]]:
    """The pack in `path`, or None with all that is wrong with it, file and line included; its taxonomy is looked up below `root`."""
    tree, findings = read_tree(path)
    if tree is None:
        return None, findings
    reader = Reader()
    reader.keys(tree, required=REQUIRED, optional=("note",))
    reader.choice(tree, "status", among=("draft", "published"), default="draft")
    parents = _parents(tree, root=root, reader=reader)
    evidence = reader.evidence(tree.at("evidence"))
    found: list[LibraryIndicator] = []
    for area in reader.children(tree, "areas"):
        reader.keys(area, required=("code", "name", "indicators"), optional=("note",))
        for node in reader.children(area, "indicators"):
            found.append(
                _indicator(node, area=reader.text(area, "name"), parents=parents, evidence=evidence, reader=reader)
            )
    _refuse_twins(tree, found, reader=reader)
    library = IndicatorLibrary(reader.text(tree, "id"), reader.text(tree, "title"), tuple(found))
    return (None if has_errors(reader.findings) else library), tuple(reader.findings)


def _parents(tree: Node, *, root: Path, reader: Reader) -> Mapping[str, str]:
    """The first level of every second level of the pack's taxonomy."""
    wanted = reader.text(tree, "taxonomy")
    listed = [pack for pack in packs(root) if pack.kind == "taxonomy"]
    path = next((pack.path for pack in listed if pack.id == wanted), None)
    taxonomy: Taxonomy | None = load_taxonomy(path)[0] if path else None
    if taxonomy is None:
        known = "、".join(pack.id for pack in listed)
        reader.findings.append(
            faults.WRONG_VALUE.at(reader.at(tree, "taxonomy"), found=wanted, key="taxonomy", known=known)
        )
        return {}
    return {second.code: first.code for first in taxonomy.kinds for second in first.below}


def _indicator(
    node: Node, *, area: str, parents: Mapping[str, str], evidence: Evidence | None, reader: Reader
) -> LibraryIndicator:
    reader.keys(
        node,
        required=("code", "name", "kind", "nature", "measure", "source"),
        optional=("unit", "example", "words", "grades", "citation", "evidence"),
    )
    second = reader.text(node, "kind")
    if parents:
        second = reader.choice(node, "kind", among=tuple(parents), default=next(iter(parents)))
    own = LibraryIndicator(
        code=reader.text(node, "code"),
        name=reader.text(node, "name"),
        first=parents.get(second, ""),
        second=second,
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
    )
    for problem in _problems(own):
        reader.findings.append(faults.LIBRARY.at(node.source, name=own.name, problem=problem))
    return own


def _problems(own: LibraryIndicator) -> list[str]:
    """What keeps an indicator from being a good example."""
    problems = []
    if _TARGET_IN_NAME.search(own.name):
        problems.append("名称里写了指标值，指标值应写在 example")
    if own.nature == "qualitative":
        if not own.grades:
            problems.append("定性指标没有写明完成等次（grades）")
    elif not (own.unit and own.example):
        problems.append("定量指标要有计量单位和示例值（unit、example）")
    if own.unit in _RATES and "÷" not in own.measure:
        problems.append("比率没有写明分子和分母（measure 中用 ÷）")
    if own.first == "satisfaction" and not any(word in own.measure + own.source for word in _SURVEY):
        problems.append("满意度没有写明用什么调查")
    return problems


def _refuse_twins(tree: Node, found: list[LibraryIndicator], *, reader: Reader) -> None:
    """Codes and names occur once."""
    for seen in ([one.code for one in found], [one.name for one in found]):
        twins = {text for text in seen if seen.count(text) > 1}
        reader.findings += [faults.DUPLICATE_CODE.at(tree.source, found=text) for text in sorted(twins)]

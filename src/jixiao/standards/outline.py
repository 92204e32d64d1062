"""Report outlines (报告提纲) as data: which headings, in which order, with which blocks."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from jixiao.kernel.citation import Citation, Evidence
from jixiao.kernel.finding import Finding, has_errors

from . import faults
from .library import packs
from .readers import Reader, read_tree
from .strict_yaml import Node

REQUIRED = ("id", "kind", "title", "report_title", "sections")
OPTIONAL = ("issuer", "document", "evidence", "note", "attachments", "jurisdiction")
NUMERALS = "一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: `level` 1 一、 2 （一） 3 1. (0 is an attachment), its printed number, and the blocks that stand below it.

    `expects_text` says that an empty section is worth a remark.
    """

    level: int
    number: str
    title: str
    blocks: tuple[str, ...] = ()
    landscape: bool = False
    expects_text: bool = True


@dataclass(frozen=True, slots=True)
class Outline:
    """A loaded outline; `report_title` may refer to {{year}} and {{unit}}."""

    id: str
    title: str
    report_title: str
    document: Citation | None
    evidence: Evidence | None
    headings: tuple[Heading, ...]


def find_outline(identifier: str, *, root: Path, blocks: Collection[str]) -> tuple[Outline | None, tuple[Finding, ...]]:
    """The outline of this id, or None with findings; `blocks` are the names that reporting can fill."""
    listed = [pack for pack in packs(root) if pack.kind == "outline"]
    chosen = next((pack for pack in listed if pack.id == identifier), None)
    if chosen is None:
        ids = "、".join(pack.id for pack in listed) or "（没有任何提纲）"
        return None, (faults.UNKNOWN_STANDARD.at(place=str(root), found=identifier, id=identifier, known=ids),)
    return load_outline(chosen.path, blocks=blocks)


def load_outline(path: Path, *, blocks: Collection[str]) -> tuple[Outline | None, tuple[Finding, ...]]:
    """The outline in `path`, or None with all that is wrong with it, file and line included."""
    tree, findings = read_tree(path)
    if tree is None:
        return None, findings
    reader = Reader()
    reader.keys(tree, required=REQUIRED, optional=OPTIONAL)
    headings: list[Heading] = []
    for number, node in enumerate(reader.children(tree, "sections")):
        _read(node, level=1, position=number, into=headings, reader=reader, blocks=blocks)
    for number, node in enumerate(reader.children(tree, "attachments")):
        _read(node, level=0, position=number, into=headings, reader=reader, blocks=blocks)
    outline = Outline(
        id=reader.text(tree, "id"),
        title=reader.text(tree, "title"),
        report_title=reader.text(tree, "report_title"),
        document=reader.citation(tree.at("document")),
        evidence=reader.evidence(tree.at("evidence")),
        headings=tuple(headings),
    )
    return (None if has_errors(reader.findings) else outline), tuple(reader.findings)


def printed_number(level: int, position: int) -> str:
    """The number of a heading as official documents print it (GB/T 9704: 一、 （一） 1. （1）); attachments are 附件1.

    >>> printed_number(1, 0), printed_number(2, 12), printed_number(3, 5), printed_number(0, 0)
    ('一、', '（十三）', '6.', '附件1')
    """
    match level:
        case 0:
            return f"附件{position + 1}"
        case 1:
            return f"{_numeral(position + 1)}、"
        case 2:
            return f"（{_numeral(position + 1)}）"
        case 3:
            return f"{position + 1}."
        case _:
            return f"（{position + 1}）"


def _numeral(number: int) -> str:
    """1 to 99 in Chinese: 十, 十三, 二十一."""
    tens, ones = divmod(number, 10)
    head = f"{NUMERALS[tens - 1] if tens > 1 else ''}十" if tens else ""
    return head + (NUMERALS[ones - 1] if ones else "")


def _read(
    node: Node, *, level: int, position: int, into: list[Heading], reader: Reader, blocks: Collection[str]
) -> None:
    reader.keys(node, required=("title",), optional=("blocks", "parts", "landscape"))
    listed = reader.children(node, "blocks")
    for child in listed:
        if child.text not in blocks:
            known = "、".join(sorted(blocks))
            reader.findings.append(faults.WRONG_VALUE.at(child.source, found=child.text, key="blocks", known=known))
    parts = reader.children(node, "parts")
    heading = Heading(
        level=level,
        number=printed_number(level, position),
        title=reader.text(node, "title"),
        blocks=tuple(child.text for child in listed),
        landscape=reader.truth(node, "landscape", default=False),
        expects_text=not parts,
    )
    into.append(heading)
    for number, child in enumerate(parts):
        _read(child, level=level + 1, position=number, into=into, reader=reader, blocks=blocks)

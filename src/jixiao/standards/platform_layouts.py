"""How another system's platform lays out its exports, and the tables of cases it takes in, as data: replaced when the platform changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from jixiao.kernel.citation import Evidence
from jixiao.kernel.finding import Finding, has_errors
from jixiao.kernel.money import FEN_IN

from . import faults
from .keywords import HEAD
from .readers import Reader, read_tree
from .strict_yaml import Node, wrong_kind

KIND = "platform-layout"
NUMBER = "number"
DATES = ("2023-03-17", "2023/3/17", "2023年3月17日", "20230317", "2023.3.17")
"""The ways a platform may want a date to be written, by the example of one day."""


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """A column of an export: what it is when cases are linked, and which field of the register it becomes ("": nothing)."""

    heading: str
    link: str
    enter: str


@dataclass(frozen=True, slots=True)
class WriteColumn:
    """A column of the table that the platform takes in, and the field of a case that stands in it."""

    heading: str
    field: str


@dataclass(frozen=True)
class PlatformLayout:
    """A loaded pack. `register` is where its cases are entered, `values` says by heading what a wording of theirs is in the register.

    `date` (one of `DATES`) and `unit` are how the platform wants days and money in `write_back`.
    """

    id: str
    title: str
    code: str
    name: str
    synonyms: tuple[str, ...]
    register: str
    export: tuple[ExportColumn, ...]
    values: Mapping[str, Mapping[str, str]]
    write_back: tuple[WriteColumn, ...]
    date: str
    unit: str
    evidence: Evidence | None

    @property
    def names(self) -> tuple[str, ...]:
        """What people call the platform."""
        return (self.name, *self.synonyms)

    @cached_property
    def links(self) -> dict[str, str]:
        """Heading → field of a case."""
        return {column.heading: column.link for column in self.export if column.link}

    def entered_as(self, link: str) -> str:
        """The field of the register that a field of a case becomes, "" where none does."""
        return next((column.enter for column in self.export if column.link == link and column.enter), "")

    @property
    def number(self) -> str:
        """The heading of the platform's own number."""
        return next(column.heading for column in self.export if column.link == NUMBER)


def load_platform_layout(path: Path) -> tuple[PlatformLayout | None, tuple[Finding, ...]]:
    """The layout in `path`, or None with all that is wrong with it, file and line included."""
    tree, findings = read_tree(path)
    if tree is None:
        return None, findings
    reader = Reader()
    reader.keys(tree, required=(*HEAD, "platform", "register", "export", "write_back"), optional=("note", "values"))
    platform, back = tree.at("platform") or tree, tree.at("write_back") or tree
    reader.keys(platform, required=("code", "name"), optional=("synonyms",))
    reader.keys(back, required=("date", "unit", "columns"))
    reader.citation(tree.at("document"))
    layout = PlatformLayout(
        id=reader.text(tree, "id"),
        title=reader.text(tree, "title"),
        code=reader.text(platform, "code"),
        name=reader.text(platform, "name"),
        synonyms=tuple(child.text for child in reader.children(platform, "synonyms")),
        register=reader.text(tree, "register"),
        export=tuple(_export(node, reader) for node in reader.children(tree, "export")),
        values=_values(tree.at("values"), reader),
        write_back=tuple(_write(node, reader) for node in reader.children(back, "columns")),
        date=reader.choice(back, "date", among=DATES, default=DATES[0]),
        unit=reader.choice(back, "unit", among=tuple(FEN_IN), default="元"),
        evidence=reader.evidence(tree.at("evidence")),
    )
    _check(tree, layout, reader)
    return (None if has_errors(reader.findings) else layout), tuple(reader.findings)


def _export(node: Node, reader: Reader) -> ExportColumn:
    reader.keys(node, required=("heading",), optional=("link", "enter"))
    return ExportColumn(*(reader.text(node, key) for key in ("heading", "link", "enter")))


def _write(node: Node, reader: Reader) -> WriteColumn:
    reader.keys(node, required=("heading", "field"))
    return WriteColumn(reader.text(node, "heading"), reader.text(node, "field"))


def _values(node: Node | None, reader: Reader) -> dict[str, dict[str, str]]:
    if node is None:
        return {}
    reader.keys(node, required=(), optional=tuple(node.items))
    return {heading: {told: reader.text(below, told) for told in below.items} for heading, below in node.items.items()}


def _check(tree: Node, layout: PlatformLayout, reader: Reader) -> None:
    for key, headings in (
        ("export", [column.heading for column in layout.export]),
        ("write_back", [column.heading for column in layout.write_back]),
    ):
        where = tree.at(key) or tree
        doubled = sorted({heading for heading in headings if headings.count(heading) > 1})
        reader.findings += [faults.DUPLICATE_CODE.at(where.source, found=heading) for heading in doubled]
    own = [column for column in layout.export if column.link == NUMBER]
    if len(own) != 1 or not own[0].enter:
        wanted = "恰好一列写 link: number，并且写明 enter：对方的编号要登记下来"
        reader.findings.append(wrong_kind(tree.at("export") or tree, key="export", wanted=wanted))
    known = {column.heading for column in layout.export}
    for heading in layout.values:
        if heading not in known:
            where = tree.at("values") or tree
            reader.findings.append(wrong_kind(where, key=heading, wanted="export 里有的表头"))

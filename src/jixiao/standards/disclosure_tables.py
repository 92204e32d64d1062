"""The statutory tables of published budgets and final accounts as data: order, names, what an empty one says; terms explained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jixiao.kernel.citation import Citation, Evidence
from jixiao.kernel.finding import Finding, has_errors

from . import faults
from .applies import Applies
from .keywords import HEAD
from .readers import Reader, read_tree
from .strict_yaml import Node

KIND = "disclosure-tables"
CODES = (
    "income_expenditure", "income", "expenditure", "appropriation", "general", "general_basic", "three_public", "fund", "capital",
)  # fmt: skip
"""The tables of a final account that can be filled; a pack puts them in order and names them."""
BUDGET_CODES = (
    "balance", "income", "expenditure", "appropriation", "general", "general_basic", "three_public", "fund", "capital",
)  # fmt: skip
"""Those of a budget."""


@dataclass(frozen=True, slots=True)
class DisclosureTable:
    """One table: its number in the pack, its title, and what stands below it when it has no figures."""

    code: str
    number: int
    title: str
    blank: str


@dataclass(frozen=True, slots=True)
class DisclosureTables(Applies):
    """A loaded pack; `running` are the economic classes of 公用经费, `functions` the names of functional classes by code."""

    id: str
    title: str
    document: Citation | None
    evidence: Evidence | None
    tables: tuple[DisclosureTable, ...]
    budget_tables: tuple[DisclosureTable, ...]
    running: tuple[str, ...]
    terms: tuple[tuple[str, str], ...]
    functions: Mapping[str, str]


def load_disclosure_tables(path: Path) -> tuple[DisclosureTables | None, tuple[Finding, ...]]:
    """The pack in `path`, or None with all that is wrong with it, file and line included."""
    tree, findings = read_tree(path)
    if tree is None:
        return None, findings
    reader = Reader()
    reader.keys(
        tree, required=(*HEAD, "tables", "budget_tables", "running", "terms", "functions"), optional=("note", "applies")
    )
    units, first, last = reader.applies(tree.at("applies"))
    pack = DisclosureTables(
        id=reader.text(tree, "id"),
        title=reader.text(tree, "title"),
        document=reader.citation(tree.at("document")),
        evidence=reader.evidence(tree.at("evidence")),
        tables=_tables(tree, "tables", CODES, reader),
        budget_tables=_tables(tree, "budget_tables", BUDGET_CODES, reader),
        running=tuple(child.text for child in reader.children(tree, "running")),
        terms=tuple(_term(child, reader) for child in reader.children(tree, "terms")),
        functions=_names(tree.at("functions") or tree, reader),
        units=units,
        first_year=first,
        last_year=last,
    )
    return (None if has_errors(reader.findings) else pack), tuple(reader.findings)


def _tables(tree: Node, key: str, codes: tuple[str, ...], reader: Reader) -> tuple[DisclosureTable, ...]:
    """The tables, each known code once."""
    found: list[DisclosureTable] = []
    for number, child in enumerate(reader.children(tree, key), start=1):
        reader.keys(child, required=("code", "title", "blank"))
        code = reader.text(child, "code")
        left = tuple(one for one in codes if one not in {table.code for table in found})
        if code not in left:
            known = "、".join(left)
            reader.findings.append(faults.WRONG_VALUE.at(reader.at(child, "code"), found=code, key="code", known=known))
        found.append(DisclosureTable(code, number, reader.text(child, "title"), reader.text(child, "blank")))
    return tuple(found)


def _term(node: Node, reader: Reader) -> tuple[str, str]:
    reader.keys(node, required=("term", "meaning"))
    return reader.text(node, "term"), reader.text(node, "meaning")


def _names(node: Node, reader: Reader) -> Mapping[str, str]:
    reader.keys(node, required=("evidence", "names"))
    reader.evidence(node.at("evidence"))
    names = node.at("names")
    return {code: child.text for code, child in names.items.items()} if names is not None else {}

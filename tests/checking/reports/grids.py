"""Tables of a report, written down in a test as lines of cells."""

from __future__ import annotations

from jixiao.checking.reports.model import Outcome, Relation
from jixiao.checking.reports.tables.finding import table_relations
from jixiao.documents.model import Block, Document, Sheet


def block(text: str) -> Block:
    """A table with cells parted by | and rows by line ends."""
    values = [[cell.strip() for cell in line.split("|")] for line in text.strip().split("\n")]
    return Block(1, 1, "", 0, Sheet("表1", False, values))


def relations(text: str) -> list[Relation]:
    """What the checker finds in a table."""
    return list(table_relations(Document("表.docx", "0" * 64, "docx", blocks=(block(text),))))


def outcomes(text: str) -> list[tuple[str, Outcome]]:
    """Stated figure and outcome of each relation of a table."""
    return [(one.stated.text, one.outcome) for one in relations(text)]

"""Paragraphs of a report, written down in a test, as the checker reads them."""

from __future__ import annotations

from jixiao.checking.reports.context import Context, context_of
from jixiao.checking.reports.model import Outcome, Passage, Relation
from jixiao.checking.reports.passages import tidy
from jixiao.checking.reports.relations.finding import relations_of


def passage(text: str, *, number: int = 1) -> Passage:
    """A paragraph as a passage of its own block."""
    pairs = list(tidy(text))
    return Passage(
        number=number,
        page=0,
        text="".join(char for char, _ in pairs),
        blocks=(number,) * len(pairs),
        offsets=tuple(offset for _, offset in pairs),
        raws={number: text},
    )


def context(*paragraphs: str) -> Context:
    """Paragraphs as a document."""
    return context_of(tuple(passage(text, number=number) for number, text in enumerate(paragraphs, start=1)))


def relations(*paragraphs: str) -> tuple[Relation, ...]:
    """What the checker finds in these paragraphs."""
    return relations_of(context(*paragraphs))


def outcomes(*paragraphs: str) -> list[tuple[str, str, Outcome]]:
    """Kind, stated figure and outcome of each relation."""
    return [(one.kind, one.stated.text, one.outcome) for one in relations(*paragraphs)]

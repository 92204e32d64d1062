"""One digit changed in a report that adds up: at least nine in ten such changes are noticed, and the unchanged report stays silent."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from jixiao.checking.reports.context import context_of
from jixiao.checking.reports.model import Amount, Outcome, Relation, Span
from jixiao.checking.reports.passages import passages_of
from jixiao.checking.reports.relations.finding import relations_of
from jixiao.checking.reports.tables.finding import table_relations
from jixiao.documents.limits import Limits
from jixiao.documents.model import Block, Document
from jixiao.documents.report_reading import read_report
from tests.conftest import Evaluated

NOTICED = (Outcome.DISAGREES, Outcome.ROUNDING, Outcome.TRUNCATED)
LEAST = 0.9


def found(document: Document) -> list[Relation]:
    return [*relations_of(context_of(passages_of(document))), *table_relations(document)]


def noticed(relations: list[Relation]) -> Counter[tuple[str, Outcome]]:
    return Counter((one.kind, one.outcome) for one in relations if one.outcome in NOTICED)


def figures(relations: list[Relation]) -> list[Amount]:
    """The figures that take part in a relation that holds, each once."""
    held = (one for one in relations if one.outcome in (Outcome.AGREES, Outcome.ROUNDING))
    taking = (amount for one in held for amount in (one.stated, *one.operands))
    return list({amount.span: amount for amount in taking if amount.exact and amount.span.text[:1].isdigit()}.values())


def changed(text: str, *, chance: random.Random) -> str:
    """The text with one digit another one; the first does not become 0."""
    places = [index for index, char in enumerate(text) if char.isdigit()]
    place = chance.choice(places)
    digit = chance.choice(
        [one for one in "0123456789" if one != text[place] and not (place == places[0] and one == "0")]
    )
    return text[:place] + digit + text[place + 1 :]


def with_change(document: Document, span: Span, text: str) -> Document:
    return replace(
        document,
        blocks=tuple(_block(block, span, text) if block.number == span.block else block for block in document.blocks),
    )


def _block(block: Block, span: Span, text: str) -> Block:
    if block.table is None:
        return replace(block, text=block.text[: span.start] + text + block.text[span.end :])
    values = [list(row) for row in block.table.values]
    old = str(values[span.row - 1][span.column - 1])
    values[span.row - 1][span.column - 1] = old[: span.start] + text + old[span.end :]
    return replace(block, table=replace(block.table, values=values))


def mutants(document: Document, amounts: list[Amount]) -> Iterator[tuple[Amount, Document]]:
    chance = random.Random(20231231)
    for amount in amounts:
        yield amount, with_change(document, amount.span, changed(amount.span.text, chance=chance))


@pytest.mark.slow
def test_nine_in_ten_changed_digits_are_noticed(evaluated: Evaluated) -> None:
    document, findings = read_report(evaluated.folder / "自评报告.docx", name="自评报告.docx", limits=Limits())
    assert document is not None, findings
    whole = found(document)
    assert [one.formula for one in whole if one.outcome is Outcome.DISAGREES] == []
    before, caught, missed = noticed(whole), 0, []
    for amount, mutant in mutants(document, figures(whole)):
        if noticed(found(mutant)) - before:
            caught += 1
        else:
            missed.append(amount.text)
    assert caught >= LEAST * (caught + len(missed)), missed

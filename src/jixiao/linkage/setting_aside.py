"""Lines of an export that were set aside, told to people: what is wrong, what to do, and every cell that could be put right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jixiao.documents.model import column_letter

from .exports import Export


@dataclass(frozen=True, slots=True)
class Aside:
    """A line set aside: what is wrong and what to do, whether the whole line is out, and its cells as (column, heading, text)."""

    line: int
    number: str
    problem: str
    hint: str
    whole: bool
    cells: tuple[tuple[int, str, str], ...]


def told_aside(export: Export, *, written: Mapping[int, Sequence[str]], labels: Mapping[str, str]) -> tuple[Aside, ...]:
    """Everything set aside, in the order of the file; `written` is what stands in the lines, `labels` are the fields in Chinese."""
    told = []
    for one in export.aside:
        cells = cells_of(export, written.get(one.line, ()), labels=labels)
        finding = one.finding
        letter = finding.where.column if finding.where else ""
        used = export.columns.values()
        heading = next((column.heading for column in used if column_letter(column.number) == letter), "")
        named = heading and heading not in finding.message
        problem = f"{heading}：{finding.message}" if named else finding.message
        told.append(Aside(one.line, one.number, problem, finding.hint, one.whole, cells))
    return tuple(told)


def cells_of(export: Export, row: Sequence[str], *, labels: Mapping[str, str]) -> tuple[tuple[int, str, str], ...]:
    """The cells of a line that are used, as (column, heading with what it was read as, text)."""
    used = sorted((one.number, one.heading, labels[field]) for field, one in export.columns.items())
    return tuple(
        (
            number,
            heading if heading == label else f"{heading}（{label}）",
            row[number - 1] if number <= len(row) else "",
        )
        for number, heading, label in used
    )

"""A comparison of two evaluations in words, told once for terminal, workbook and JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jixiao.evaluation.compare import ComparedEvaluation, ComparedItem, Comparison, Difference
from jixiao.kernel.figure import Figure
from jixiao.kernel.formatting import NOT_APPLICABLE, change_text, figure_text

BEFORE, AFTER = "前", "后"
VERSION = 3
"""Where the version stands among the traits that may tell two sides apart."""


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """A figure of one side as text, and the code it is traced by ("" for what is not there)."""

    text: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One row of a comparison as text; `same` says that nothing is different. `given` are the figures its rule was given."""

    name: str
    before: ComparedCell
    after: ComparedCell
    change: str
    before_given: tuple[ComparedCell, ...]
    after_given: tuple[ComparedCell, ...]
    note: str
    same: bool

    @property
    def before_inputs(self) -> str:
        """What the rule was given on the first side, a line for each."""
        return "\n".join(one.text for one in self.before_given)

    @property
    def after_inputs(self) -> str:
        """What the rule was given on the second side, a line for each."""
        return "\n".join(one.text for one in self.after_given)


def side_names(comparison: Comparison) -> tuple[str, str]:
    """What tells the two sides apart: unit, year, standard, whichever differ; 前 and 后 when none does.

    A unit's name stands on its own, years and standards beside it only where they differ too.
    """
    before, after = (_traits(side) for side in (comparison.before, comparison.after))
    differing = [number for number, (one, two) in enumerate(zip(before, after, strict=True)) if one != two]
    if comparison.before.standard != comparison.after.standard:
        differing = [
            number for number in differing if number != VERSION
        ]  # versions of different standards say nothing beside their names
    if not differing:
        return BEFORE, AFTER
    return " ".join(before[n] for n in differing), " ".join(after[n] for n in differing)


def side_line(side: ComparedEvaluation) -> str:
    """Whose evaluation, of which year, by which standard in which version, and the grade."""
    grade = f"，等级：{side.grade}" if side.grade else ""
    return f"{side.unit_name}，{side.fiscal_year}年度，标准：{side.title}（{side.standard}，版本 {side.version[:12]}）{grade}"


def measure_rows(comparison: Comparison) -> tuple[ComparedRow, ...]:
    """The total and the main measures."""
    return tuple(
        ComparedRow(row.label, _cell(row.before), _cell(row.after), _change(row.change), (), (), "", same=False)
        for row in comparison.measures
    )


def item_rows(comparison: Comparison) -> tuple[ComparedRow, ...]:
    """Every item of either standard; a note on those that only one side has."""
    return tuple(_item(row) for row in comparison.items)


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """The comparison as plain values: whole numbers (hundredths of a point, 分) with the printed text beside them."""
    return {
        "before": _side_json(comparison.before),
        "after": _side_json(comparison.after),
        "measures": [
            {
                "label": row.label,
                "before": _figure_json(row.before),
                "after": _figure_json(row.after),
                "change": _figure_json(row.change, changed=True),
            }
            for row in comparison.measures
        ],
        "items": [
            {
                "name": row.name,
                "before": _item_json(row.before),
                "after": _item_json(row.after),
                "change": _figure_json(row.change, changed=True),
            }
            for row in comparison.items
        ],
    }


def _traits(side: ComparedEvaluation) -> tuple[str, str, str, str]:
    return side.unit_name, f"{side.fiscal_year}年度", side.standard, f"版本 {side.version[:12]}"


def _item(row: Difference) -> ComparedRow:
    note = "仅前者有此项" if row.after is None else "仅后者有此项" if row.before is None else ""
    return ComparedRow(
        name=row.name,
        before=_cell(row.before.points) if row.before else ComparedCell(""),
        after=_cell(row.after.points) if row.after else ComparedCell(""),
        change=_change(row.change),
        before_given=_given(row.before),
        after_given=_given(row.after),
        note=note,
        same=row.same,
    )


def _cell(figure: Figure | None) -> ComparedCell:
    return ComparedCell(NOT_APPLICABLE) if figure is None else ComparedCell(figure_text(figure), figure.code)


def _change(change: Figure | None) -> str:
    return NOT_APPLICABLE if change is None else change_text(change)


def _given(item: ComparedItem | None) -> tuple[ComparedCell, ...]:
    inputs = item.inputs if item else ()
    return tuple(ComparedCell(f"{figure.label} {figure_text(figure)}", figure.code) for figure in inputs)


def _side_json(side: ComparedEvaluation) -> dict[str, Any]:
    return {
        "unit_name": side.unit_name,
        "fiscal_year": side.fiscal_year,
        "standard": side.standard,
        "title": side.title,
        "version": side.version,
        "grade": side.grade,
    }


def _figure_json(figure: Figure | None, *, changed: bool = False) -> dict[str, Any] | None:
    if figure is None:
        return None
    written: dict[str, Any] = {"printed": change_text(figure) if changed else figure_text(figure)}
    if figure.ratio:
        return written | {"ratio": [figure.ratio.num, figure.ratio.den]}
    return written | {"value": figure.value, "unit": figure.unit}


def _item_json(item: ComparedItem | None) -> dict[str, Any] | None:
    if item is None:
        return None
    inputs = [{"code": figure.code, "label": figure.label} | (_figure_json(figure) or {}) for figure in item.inputs]
    return {"code": item.code, "points": _figure_json(item.points), "inputs": inputs}

"""The rows of the score sheet (评分表), told once for workbook, report, terminal, web page and trace."""

from __future__ import annotations

from dataclasses import dataclass

from jixiao.evaluation.model import Evaluation, ItemResult
from jixiao.kernel.figure import Figure, FigureKind
from jixiao.standards.model import Standard

from .content import Part
from .wording.branches import proof, reason
from .wording.calculation import calculation


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One leaf of the sheet with the groups above it, from the outermost; texts are ready to be placed."""

    groups: tuple[ItemResult, ...]
    leaf: ItemResult
    full: Figure
    calculation: tuple[Part, ...]
    reason: str
    basis: str
    evidence: str
    proof: str

    @property
    def names(self) -> tuple[str, str, str]:
        """一级、二级、三级指标; a level that the standard does not have is empty."""
        names = [group.item.name for group in self.groups]
        if not names:
            return self.leaf.item.name, "", ""
        return names[0], " / ".join(names[1:]), self.leaf.item.name


def score_rows(evaluation: Evaluation) -> tuple[ScoreRow, ...]:
    """All leaves in the order of the table."""
    return tuple(row for item in evaluation.items for row in _rows(item, groups=(), standard=evaluation.standard))


def full_points(result: ItemResult) -> Figure:
    """The weight of an item as a figure, so that it is printed like its points."""
    full = result.earned.full if result.earned else result.item.points
    code = f"{result.figure.code}.full"
    return Figure(code, f"{result.item.name}分值", FigureKind.POINTS, value=int(full), unit="分", decimals=2)


def _rows(result: ItemResult, *, groups: tuple[ItemResult, ...], standard: Standard) -> list[ScoreRow]:
    if result.items:
        above = (*groups, result)
        return [row for child in result.items for row in _rows(child, groups=above, standard=standard)]
    item = result.item
    return [
        ScoreRow(
            groups=groups,
            leaf=result,
            full=full_points(result),
            calculation=calculation(result),
            reason=reason(result),
            basis=(item.citation or standard.document).text,
            evidence=item.evidence.text if item.evidence else "",
            proof=proof(result),
        )
    ]

"""Where in a published table the indicators stand: heading rows with their columns, the rows below, the form above."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jixiao.documents.model import Sheet, column_letter
from jixiao.kernel.source import Source

from .columns import column_of, is_vertical, label_of, tidy

LONG_TERM = frozenset(
    f"{term}{what}"
    for term in ("长期", "中期", "实施期", "中长期")
    for what in ("目标", "绩效目标", "指标", "绩效指标", "总目标", "总体目标")
)
_SIDES = 2
_NEEDED = frozenset({"value", "first", "second", "nature", "weight"})


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with the address of the file it stands in; text of a merged range is the text of each of its cells."""

    sheet: Sheet
    origin: Source

    def text(self, row: int, column: int) -> str:
        """What a reader sees at a place, trimmed; "" where nothing stands."""
        cell = self.sheet.cell(row, column) if column else None
        return cell.text.strip() if cell else ""

    def begins(self, row: int, column: int) -> bool:
        """Whether a cell is none that merely continues a merged range from above."""
        return not any(
            top < row <= bottom and left <= column <= right for top, left, bottom, right in self.sheet.merged
        )

    def source(self, row: int, column: int = 0) -> Source:
        """The address of a row or cell."""
        letter = column_letter(column) if column else ""
        return Source(self.origin.file, self.origin.sha256, self.sheet.name, row, letter)

    def right_of(self, row: int, column: int) -> Iterator[tuple[int, str]]:
        """The texts to the right of a cell in its row, merged ranges once."""
        for cell in self.sheet.row(row):
            if cell.column > column and cell.text.strip():
                yield cell.column, cell.text.strip()


@dataclass(frozen=True, slots=True)
class Block:
    """One list of indicators: `columns` part → column, data from `first` to `last`, the form above it from `top` to `head` - 1."""

    top: int
    head: int
    first: int
    last: int
    columns: Mapping[str, int]


def blocks_of(grid: Grid) -> tuple[Block, ...]:
    """The lists of indicators in a table, one below the other; none when no row heads such a list."""
    headed = [(row, columns) for row in range(1, grid.sheet.height + 1) if (columns := _heading(grid, row))]
    heads = _this_year(headed, grid)
    heads = [head for before, head in zip([(-1, {}), *heads], heads, strict=False) if head[0] > before[0] + 1]
    found: list[Block] = []
    for number, (row, columns) in enumerate(heads):
        below = _second_line(grid, row + 1, columns)
        end = _end(grid, row + 1, heads[number + 1][0] - 1 if number + 1 < len(heads) else grid.sheet.height)
        top = found[-1].last + 1 if found else 1
        found.append(Block(top, row, row + (2 if below else 1), end, {**columns, **below}))
    return tuple(found)


def lists_of_objectives(grid: Grid) -> tuple[Block, ...]:
    """Tables that list objectives by project (目标内容 beside 项目编码), one objective a row."""
    for row in range(1, min(grid.sheet.height, 15) + 1):
        columns = _columns(grid, row)
        if "objective" in columns and columns.keys() & {"project", "project_code", "level"} and "name" not in columns:
            return (Block(1, row, row + 1, grid.sheet.height, columns),)
    return ()


def _this_year(heads: list[tuple[int, dict[str, int]]], grid: Grid) -> list[tuple[int, dict[str, int]]]:
    """The headings without those of long-term indicators above the yearly ones; a list of long-term ones alone is kept."""
    yearly = [head for head in heads if not any(tidy(cell.text) in LONG_TERM for cell in grid.sheet.row(head[0]))]
    return yearly or heads


def _heading(grid: Grid, row: int) -> dict[str, int]:
    columns = _columns(grid, row)
    return columns if "name" in columns and len(columns.keys() & _NEEDED) >= 1 and len(columns) >= 3 else {}


def _columns(grid: Grid, row: int) -> dict[str, int]:
    """The column of each part; where the form has long-term and yearly indicators side by side, those of the yearly ones."""
    found: dict[str, list[int]] = {}
    for cell in grid.sheet.row(row):
        part = column_of(cell.text)
        if not part and is_vertical(cell.text) and {"first", "second"} & found.keys() and "name" not in found:
            part = "name"
        if part:
            found.setdefault(part, []).append(cell.column)
    side = 1 if all(len(found.get(part, ())) == _SIDES for part in ("name", "value")) else 0
    return {part: columns[min(side, len(columns) - 1)] for part, columns in found.items()}


def _second_line(grid: Grid, row: int, columns: Mapping[str, int]) -> dict[str, int]:
    """Columns that only the second line of a heading names (指标值 over 符号, 数值, 单位)."""
    below = {part: column for part, column in _columns(grid, row).items() if part not in columns or part == "value"}
    return below if len(below) >= 2 or (below and not grid.begins(row, columns["name"])) else {}


def _end(grid: Grid, start: int, limit: int) -> int:
    """The last row of a list: it ends where another form begins."""
    for row in range(start, limit + 1):
        cells = grid.sheet.row(row)
        if (
            cells
            and label_of(cells[0].text.split("：")[0].split(":")[0]) == "project"
            and tidy(cells[0].text) != "项目"
        ):
            return row - 1
    return limit

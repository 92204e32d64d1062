"""A table to publish: its rows as data, and how it is printed where print has sums and two halves that data have not."""

from __future__ import annotations

from dataclasses import dataclass

from jixiao.expressions.types import Value

TEXT, MONEY, DAY = "text", "money", "day"
FILLED, BLANK, MISSING = "filled", "blank", "missing"
"""How a table stands: with figures; without, because there is nothing to tell; without, because its records were not handed in."""
FINAL, BUDGET = "final", "budget"
"""What is published, as the register calls it: 部门决算, 部门预算."""
NOTHING = "本年没有此项，空表列示。"
Rows = tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class PublicColumn:
    """A column: its name in data, its heading, what it holds (money in fen, days as day numbers), and its Fiscal Data Package type."""

    name: str
    label: str
    kind: str = TEXT
    concept: str = ""


@dataclass(frozen=True, slots=True)
class Print:
    """A table as printed: its columns and rows, subtotals and totals included."""

    columns: tuple[PublicColumn, ...]
    rows: Rows


@dataclass(frozen=True, slots=True)
class PublicTable:
    """A table to publish; `remark` says what is left out, or why it has no rows.

    `number` counts the statutory tables of an `item` (0: none of them), which is a final account or a budget.
    """

    code: str
    title: str
    columns: tuple[PublicColumn, ...]
    rows: Rows
    remark: str = ""
    number: int = 0
    state: str = FILLED
    layout: Print | None = None
    item: str = FINAL

    @property
    def printed(self) -> Print:
        """As it is printed; like its data where nothing else is said."""
        return self.layout or Print(self.columns, self.rows)

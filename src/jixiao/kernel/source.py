"""Where a record came from: a cell of a file, or a person at a form. No record exists without one (一数一源)."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Source:
    """The address of a record or figure; either `file` (with its hash) or `person` and `form` are given.

    `row` counts from 1 as spreadsheets do, `column` is the letter; for a docx `sheet` is "正文" or "表1" and `row` the paragraph.
    """

    file: str = ""
    sha256: str = ""
    sheet: str = ""
    row: int = 0
    column: str = ""
    batch: str = ""
    person: str = ""
    form: str = ""

    def __post_init__(self) -> None:
        from_file, from_form = bool(self.file and self.sha256), bool(self.person and self.form)
        if not (from_file or from_form):
            raise ValueError("a source names a file with its hash, or a person and a form")

    def at(self, column: str) -> Source:
        """The same place, narrowed to one column."""
        return replace(self, column=column)

    @property
    def place(self) -> str:
        """The address as a reader would say it: 支付明细.xlsx · 支付 · F12."""
        if not self.file:
            return f"{self.person} 填报的“{self.form}”"
        parts = [self.file]
        if self.sheet:
            parts.append(self.sheet)
        if self.row:
            parts.append(f"{self.column}{self.row}" if self.column else f"第{self.row}行")
        elif self.column:
            parts.append(f"{self.column}列")
        return " · ".join(parts)

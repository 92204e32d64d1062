"""Workbooks (.xlsx) as sheets of raw values."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    XmlError,
    ZipError,
)

from jixiao.kernel.finding import Finding

from .error_cells import error_values
from .limits import Limits
from .model import Sheet
from .refusals import DAMAGED, ENCRYPTED, NOTHING, TOO_MANY_ROWS

ROW = re.compile(rb"<(?:\w+:)?row[\s>]")
CHUNK = 1 << 20


def read_workbook(path: Path, *, name: str, limits: Limits) -> tuple[tuple[Sheet, ...], tuple[Finding, ...]]:
    """The worksheets of a workbook, hidden ones marked; a formula gives the value the office program last computed."""
    refused = _rows_allowed(path, name=name, limits=limits)
    if refused:
        return (), (refused,)
    try:
        with CalamineWorkbook.from_path(path) as workbook:
            listed = [meta for meta in workbook.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet]
            errors = error_values(path)
            sheets = tuple(
                _sheet(
                    workbook.get_sheet_by_name(meta.name),
                    hidden=meta.visible != SheetVisibleEnum.Visible,
                    errors=errors.get(meta.name, {}),
                )
                for meta in listed
            )
    except PasswordError:
        return (), (ENCRYPTED.at(place=name, file=name),)
    except (CalamineError, XmlError, ZipError, OSError, ValueError):
        return (), (DAMAGED.at(place=name, file=name),)
    if not any(sheet.values for sheet in sheets):
        return (), (NOTHING.at(place=name, file=name),)
    return sheets, ()


def _sheet(sheet: CalamineSheet, *, hidden: bool, errors: Mapping[tuple[int, int], str]) -> Sheet:
    ranges = sheet.merged_cell_ranges or []
    merged = tuple((top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in ranges)
    values = sheet.to_python(skip_empty_area=False)
    for (row, column), text in errors.items():
        if row <= len(values) and column <= len(values[row - 1]):
            values[row - 1][column - 1] = text
    return Sheet(sheet.name, hidden, values, merged)


def _rows_allowed(path: Path, *, name: str, limits: Limits) -> Finding | None:
    # The rows are counted in the packed stream before the sheet is built: a sheet of millions of rows never reaches memory.
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            if entry.filename.startswith("xl/worksheets/") and entry.file_size > limits.rows * len("<row/>"):
                rows = 0
                with archive.open(entry) as part:
                    while chunk := part.read(CHUNK):
                        rows += len(ROW.findall(chunk))
                        if rows > limits.rows:
                            sheet = Path(entry.filename).stem
                            found, limit = f"{limits.rows:,} 以上", f"{limits.rows:,}"
                            return TOO_MANY_ROWS.at(place=name, file=name, sheet=sheet, found=found, limit=limit)
    return None

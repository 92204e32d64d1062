"""Formats of asset labels as data: sheets of A4 with several labels, rolls of label printers with one a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from jixiao.kernel.finding import Finding, has_errors

from . import faults
from .keywords import HEAD
from .readers import Reader, read_tree
from .strict_yaml import Node, wrong_kind

KIND = "label-formats"
SHEET, ROLL = "sheet", "roll"
QR, CODE128 = "qr", "code128"
_KEYS = ("code", "title", "kind", "page", "label", "columns", "rows", "corner", "gap", "codes")
_MILLIMETRES = re.compile(r"[0-9]{1,3}(?:\.[0-9])?")
Size = tuple[int, int]
"""Width and height (or right and down), in tenths of a millimetre."""


@dataclass(frozen=True, slots=True)
class LabelFormat:
    """A kind of label paper; all lengths in tenths of a millimetre. `corner` is where the first label begins, `gap` lies between two."""

    code: str
    title: str
    kind: str
    page: Size
    label: Size
    columns: int
    rows: int
    corner: Size
    gap: Size
    codes: tuple[str, ...]

    @property
    def on_a_page(self) -> int:
        """How many labels a page takes."""
        return self.columns * self.rows


def load_label_formats(path: Path) -> tuple[tuple[LabelFormat, ...] | None, tuple[Finding, ...]]:
    """The formats of the pack in `path`, or None with all that is wrong with it, file and line included."""
    tree, findings = read_tree(path)
    if tree is None:
        return None, findings
    reader = Reader()
    reader.keys(tree, required=(*HEAD, "formats"), optional=("note",))
    reader.citation(tree.at("document"))
    reader.evidence(tree.at("evidence"))
    formats = tuple(_format(child, reader) for child in reader.children(tree, "formats"))
    codes = [one.code for one in formats]
    for child, code in zip(reader.children(tree, "formats"), codes, strict=True):
        if codes.count(code) > 1:
            reader.findings.append(wrong_kind(child.at("code") or child, key="code", wanted="别的纸型没有用过的代码"))
    return (None if has_errors(reader.findings) else formats), tuple(reader.findings)


def _format(node: Node, reader: Reader) -> LabelFormat:
    reader.keys(node, required=_KEYS)
    found = LabelFormat(
        code=reader.text(node, "code"),
        title=reader.text(node, "title"),
        kind=reader.choice(node, "kind", among=(SHEET, ROLL), default=SHEET),
        page=_size(node, "page", reader),
        label=_size(node, "label", reader),
        columns=reader.count(node, "columns") or 0,
        rows=reader.count(node, "rows") or 0,
        corner=_size(node, "corner", reader),
        gap=_size(node, "gap", reader),
        codes=tuple(child.text for child in reader.children(node, "codes")),
    )
    if not found.codes or not set(found.codes) <= {QR, CODE128}:
        reader.findings.append(wrong_kind(node.at("codes") or node, key="codes", wanted="qr、code128 中的至少一种"))
    if not _fits(found):
        wanted = "页面放得下的尺寸：左上角、标签和间距加起来不超过页面，列和行至少各一"
        reader.findings.append(wrong_kind(node.at("label") or node, key="label", wanted=wanted))
    return found


def _fits(one: LabelFormat) -> bool:
    if not (one.columns and one.rows and min(one.label) > 0):
        return False
    counts = (one.columns, one.rows)
    needed = [one.corner[i] + counts[i] * one.label[i] + (counts[i] - 1) * one.gap[i] for i in (0, 1)]
    return needed[0] <= one.page[0] and needed[1] <= one.page[1]


def _size(node: Node, key: str, reader: Reader) -> Size:
    parts = [_length(child, key, reader) for child in reader.children(node, key)]
    if len(parts) != 2:
        reader.findings.append(wrong_kind(node.at(key) or node, key=key, wanted="两个毫米数，如 [70, 37]"))
        return (0, 0)
    return (parts[0], parts[1])


def _length(node: Node, key: str, reader: Reader) -> int:
    if not _MILLIMETRES.fullmatch(node.text):
        fault = faults.WRONG_VALUE
        reader.findings.append(fault.at(node.source, found=node.text, key=key, known="毫米数，如 70 或 63.5"))
        return 0
    return int(Decimal(node.text) * 10)

"""Asset labels as PDF: a page of paper or roll, drawn by typst from the texts and codes of each label."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import typst

from jixiao.standards.label_formats import CODE128, QR, LabelFormat

from .barcodes import code128_modules, code128_svg, is_code128, qr_svg

TEMPLATE = Path(__file__).with_name("labels.typ")
CHINESE = (
    "Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "思源黑体", "Noto Sans SC", "Microsoft YaHei", "微软雅黑",
    "SimHei", "黑体", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "PingFang SC", "Noto Serif CJK SC", "Source Han Serif SC",
    "SimSun", "宋体", "FangSong", "KaiTi",
)  # fmt: skip
"""Families that hold simplified Chinese, the plainest first: thin strokes do not survive a label printer."""
NARROWEST = 19
"""The narrowest module that office printers and hand scanners still agree on, in hundredths of a millimetre."""
PAD = 15
"""What stays empty around a label, in tenths of a millimetre; labels.typ has the same."""


@dataclass(frozen=True, slots=True)
class Label:
    """What one label says: the code that is scanned, the owner above, the name, and lines of (word, text)."""

    code: str
    owner: str
    name: str
    lines: tuple[tuple[str, str], ...]


@cache
def chinese_font() -> str:
    """The family that labels are set in: the first of CHINESE that this machine has; "" when it has none."""
    installed = set(typst.Fonts().families())
    return next((family for family in CHINESE if family in installed), "")


def label_of(card: Mapping[str, Any], *, owner: str) -> Label:
    """The label of an asset: `code` and `name` of its card, and of the rest what is known."""
    lines = (("型号", "model"), ("部门", "division"), ("地点", "place"), ("使用人", "holder"))
    words = tuple((word, str(card.get(name) or "")) for word, name in lines)
    return Label(code=str(card["code"]), owner=owner, name=str(card["name"]), lines=words)


def without_bars(labels: Iterable[Label], paper: LabelFormat) -> list[str]:
    """The codes that cannot stand as bars on a paper meant for bars: not ASCII, or narrower than 0.19 mm a bar."""
    if CODE128 not in paper.codes:
        return []
    return [label.code for label in labels if not _bars_fit(label.code, paper)]


def write_labels(target: Path, *, labels: Sequence[Label], paper: LabelFormat, skip: int) -> int:
    """The number of pages written; `skip` labels at the beginning of the first sheet are used up already.

    Needs a Chinese font (`chinese_font`). Bars that do not fit are left out, the QR code then stands alone.
    """
    used = max(0, min(skip, paper.on_a_page - 1))
    told = {
        "font": chinese_font(),
        "page": paper.page,
        "label": paper.label,
        "columns": paper.columns,
        "corner": paper.corner,
        "gap": paper.gap,
        "rows": paper.rows,
        "skip": used,
        "labels": [_drawn(label, paper) for label in labels],
    }
    target.write_bytes(typst.compile(TEMPLATE.read_bytes(), sys_inputs={"told": json.dumps(told, ensure_ascii=False)}))
    return -(-(len(labels) + used) // paper.on_a_page)


def printed_text(count: int, *, pages: int, paper: LabelFormat) -> str:
    """What was printed, in a line."""
    return f"{count} 张标签，{pages} 页，{paper.title}"


def formats_text(formats: Iterable[LabelFormat]) -> str:
    """The papers to choose from, in a line."""
    return "；".join(f"{one.code} {one.title}" for one in formats)


def _bars_fit(code: str, paper: LabelFormat) -> bool:
    # Modules are told in hundredths of a millimetre, lengths of the paper in tenths.
    return is_code128(code) and code128_modules(code) * NARROWEST <= (paper.label[0] - 2 * PAD) * 10


def _drawn(label: Label, paper: LabelFormat) -> dict[str, object]:
    bars = CODE128 in paper.codes and _bars_fit(label.code, paper)
    return {
        "code": label.code,
        "owner": label.owner,
        "name": label.name,
        "lines": [[word, text] for word, text in label.lines if text],
        "qr": qr_svg(label.code) if QR in paper.codes or not bars else "",
        "bars": code128_svg(label.code) if bars else "",
    }

"""Use case: labels of assets with barcode and QR code, as PDF for sheets of A4 or for a label printer."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from jixiao.facts.snapshot import open_snapshot
from jixiao.kernel.finding import Finding, FindingCode, Severity, register
from jixiao.reporting.labels_pdf import (
    chinese_font,
    formats_text,
    label_of,
    printed_text,
    without_bars,
    write_labels,
)
from jixiao.standards.label_formats import KIND, LabelFormat, load_label_formats
from jixiao.standards.library import packs

from .intake import take_in
from .outcome import Outcome
from .settings import Settings

NO_FONT = register(
    FindingCode(
        code="JX-AST-001",
        severity=Severity.ERROR,
        template="这台机器上没有中文字体，标签无法打印",
        hint="请安装一种简体中文字体（如思源黑体、Noto Sans CJK SC，Debian 上是 fonts-noto-cjk），再打印一次。",
        why="没有中文字体，标签上的名称会印成方框。",
    )
)
UNKNOWN_FORMAT = register(
    FindingCode(
        code="JX-AST-002",
        severity=Severity.ERROR,
        template="没有名为“{found}”的标签纸型",
        hint="可用的纸型：{known}",
        why="纸型决定标签的尺寸和位置，写错就印不到纸上。",
    )
)
BARS_LEFT_OUT = register(
    FindingCode(
        code="JX-AST-003",
        severity=Severity.WARNING,
        template="{count} 张标签没有印一维条码，只印了二维码，如“{found}”",
        hint="请换宽一些的标签纸，或者用扫二维码的方式盘点；资产编号只用字母和数字时条码最短。",
        why="编号太长或含有汉字时，一维条码会窄到扫不出来，或者根本无法表示。",
    )
)
NO_CARDS = register(
    FindingCode(
        code="JX-AST-004",
        severity=Severity.ERROR,
        template="没有可以打印标签的资产",
        hint="请核对数据包里有没有“固定资产”表，以及指定的编号、科室是否写对；已核销的资产不打印。",
        why="没有资产就没有标签。",
    )
)
WRITTEN_OFF = "written_off"
Card = Mapping[str, Any]
"""Fields of a fixed asset by name; code and name are there, the rest may be None."""


def formats_of(settings: Settings) -> tuple[tuple[LabelFormat, ...], tuple[Finding, ...]]:
    """All formats on the shelf, in the order of the packs, with what is wrong with packs."""
    read = [load_label_formats(pack.path) for pack in packs(settings.standards) if pack.kind == KIND]
    found = tuple(one for formats, _ in read for one in formats or ())
    return found, tuple(finding for _, told in read for finding in told)


def print_labels(
    target: Path, *, cards: Sequence[Card], owner: str, paper: str, skip: int, settings: Settings
) -> Outcome:
    """The labels of `cards` in `target` as PDF, on the format called `paper` after `skip` labels used up; no file with an error."""
    formats, findings = formats_of(settings)
    chosen = next((one for one in formats if one.code == paper), None)
    if chosen is None:
        return _refused(*findings, UNKNOWN_FORMAT.at(found=paper, known=formats_text(formats)))
    if not chinese_font():
        return _refused(*findings, NO_FONT.at())
    if not cards:
        return _refused(*findings, NO_CARDS.at())
    labels = [label_of(card, owner=owner) for card in cards]
    if narrow := without_bars(labels, chosen):
        findings += (BARS_LEFT_OUT.at(found=narrow[0], count=len(narrow)),)
    pages = write_labels(target, labels=labels, paper=chosen, skip=skip)
    told = {"labels": len(labels), "pages": pages, "format": chosen.code}
    return Outcome((printed_text(len(labels), pages=pages, paper=chosen),), (target,), findings, told)


def labels_of_package(
    folder: Path,
    *,
    fiscal_year: int | None,
    out: Path,
    paper: str,
    skip: int,
    wanted: Collection[str],
    settings: Settings,
) -> Outcome:
    """The labels of a package's assets that are not written off; with `wanted` of those numbers and divisions only."""
    taken = take_in(folder, fiscal_year=fiscal_year, settings=settings)
    if taken.snapshot is None:
        return _refused(*taken.findings)
    snapshot = open_snapshot(taken.snapshot.folder)
    listed = snapshot.records("asset") if "asset" in snapshot.tables else ()
    kept = [card for card in listed if card["status"] != WRITTEN_OFF]
    chosen = [card for card in kept if not wanted or card["code"] in wanted or card["division"] in wanted]
    cards = sorted(chosen, key=lambda card: str(card["code"]))
    printed = print_labels(out, cards=cards, owner=snapshot.unit_name, paper=paper, skip=skip, settings=settings)
    return Outcome(printed.lines, printed.files, taken.findings + printed.findings, printed.facts)


def _refused(*findings: Finding) -> Outcome:
    return Outcome((), (), findings, {})

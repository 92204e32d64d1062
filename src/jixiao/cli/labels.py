"""`jixiao labels FOLDER`: labels of the assets of a package, with barcode and QR code, as PDF."""

from __future__ import annotations

import argparse
from pathlib import Path

from jixiao.workbench.labels import labels_of_package
from jixiao.workbench.settings import from_environment

from .arguments import package
from .printing import tell


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    package(parser, holding="固定资产")
    parser.add_argument("--format", default="a4-3x8", dest="paper", help="标签纸型的代码，默认 a4-3x8；写错时列出全部")
    parser.add_argument("--out", type=Path, required=True, help="写出的 PDF 文件，如 labels.pdf")
    parser.add_argument("--only", action="append", default=[], metavar="编号或科室", help="只打印这些；可写多次")
    parser.add_argument("--skip", type=int, default=0, help="第一张纸上已经用掉几个标签")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出结果")


def run(arguments: argparse.Namespace) -> int:
    """0 when they were printed, 1 when findings are errors."""
    outcome = labels_of_package(
        arguments.path,
        fiscal_year=arguments.year,
        out=arguments.out,
        paper=arguments.paper,
        skip=arguments.skip,
        wanted=arguments.only,
        settings=from_environment(),
    )
    return tell(outcome, as_json=arguments.json)

"""`jixiao lint TARGETS …`: what to mend in tables of performance targets, and how it could read."""

from __future__ import annotations

import argparse
from pathlib import Path

from jixiao.workbench.lint import lint
from jixiao.workbench.settings import from_environment

from .printing import tell_all


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument(
        "targets",
        nargs="+",
        type=Path,
        help="绩效目标表（.xlsx .docx .csv），放着多份目标表的文件夹，或者数据包；可以有多份",
    )
    parser.add_argument("--year", type=int, help="目标的年度；不写时取表里写明的年度")
    parser.add_argument("--out", type=Path, help="写出标注后的目标表（审核.xlsx、审核.html、审核.json）的文件夹")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出结果")


def run(arguments: argparse.Namespace) -> int:
    """Coaches each; 0 when nothing must be mended, 1 when something must, 2 when one could not be read."""
    settings = from_environment()
    results = [
        lint(path, name=path.resolve().name, fiscal_year=arguments.year, out=arguments.out, settings=settings)
        for path in arguments.targets
    ]
    return tell_all(results, as_json=arguments.json)

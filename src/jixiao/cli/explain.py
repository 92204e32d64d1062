"""`jixiao explain CODE`: walks one figure back to rule, measure, records, file, sheet and cell."""

from __future__ import annotations

import argparse
from pathlib import Path

from jixiao.workbench.explain import explain
from jixiao.workbench.settings import from_environment

from .printing import print_findings, print_json


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument(
        "figure", nargs="?", default="", help="数字编号，如 score.total、item.A13、expenditure.executed；省略时列出全部"
    )
    parser.add_argument("--in", dest="folder", type=Path, help="评价结果文件夹，默认为示例结果")
    parser.add_argument("--rows", type=int, default=20, help="最多列出多少条记录")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出结果")


def run(arguments: argparse.Namespace) -> int:
    """Prints the way back; 1 when there is no such figure."""
    settings = from_environment()
    explanation = explain(
        arguments.figure, folder=arguments.folder or settings.demo, rows=arguments.rows, settings=settings
    )
    if arguments.json:
        print_json(explanation.as_json())
    else:
        for line in explanation.lines:
            print(line)
        print_findings(explanation.findings)
    return explanation.exit_code

"""`jixiao cost FOLDER`: 三公 and other costs beside limits, last year and peers, warned of before a limit is crossed."""

from __future__ import annotations

import argparse
from pathlib import Path

from jixiao.workbench.cost import cost_files
from jixiao.workbench.settings import from_environment

from .arguments import day, package
from .printing import tell


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    package(parser)
    parser.add_argument("--as-of", type=day, help="截止日，如 2023-07-31；不写时用最后一笔支付的日期")
    parser.add_argument("--out", type=Path, help="写出成本控制的表格、文档（Word）、JSON 和追溯文件的文件夹")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出结果")


def run(arguments: argparse.Namespace) -> int:
    """0 when it could be told, 1 when findings are errors."""
    outcome = cost_files(
        arguments.path,
        fiscal_year=arguments.year,
        as_of=arguments.as_of,
        out=arguments.out,
        settings=from_environment(),
    )
    return tell(outcome, as_json=arguments.json)

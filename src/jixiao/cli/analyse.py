"""`jixiao analyse FOLDER`: what was spent by a day, on what and to whom, beside last year; the monthly document with it."""

from __future__ import annotations

import argparse
from pathlib import Path

from jixiao.workbench.analysis_files import analyse
from jixiao.workbench.settings import from_environment

from .arguments import day, package
from .printing import tell


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    package(parser)
    parser.add_argument("--as-of", type=day, help="截止日，如 2023-07-31；不写时用最后一笔支付的日期")
    parser.add_argument("--previous", type=Path, help="上一年度的数据包，用于同期比较和离群支付的历史")
    parser.add_argument("--out", type=Path, help="写出执行分析.docx、执行分析.xlsx、执行分析.json 和追溯文件的文件夹")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出结果")


def run(arguments: argparse.Namespace) -> int:
    """0 when it could be told, 1 when findings are errors."""
    outcome = analyse(
        arguments.path,
        fiscal_year=arguments.year,
        as_of=arguments.as_of,
        previous=arguments.previous,
        out=arguments.out,
        settings=from_environment(),
    )
    return tell(outcome, as_json=arguments.json)

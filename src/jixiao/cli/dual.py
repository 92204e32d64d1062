"""`jixiao dual FOLDER`: both progresses of every project by a day, and the monitoring form filled in."""

from __future__ import annotations

import argparse
from pathlib import Path

from jixiao.workbench.dual import dual_files
from jixiao.workbench.settings import from_environment

from .arguments import day, package
from .printing import tell


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    package(parser)
    parser.add_argument("--as-of", type=day, help="截止日，如 2023-07-31；不写时用最近一次监控的截止日")
    parser.add_argument(
        "--out",
        type=Path,
        help="写出双监控.xlsx（含每个项目的监控表）、双监控.json 和 PAY_PERF_MONITOR_INFO.csv 的文件夹",
    )
    parser.add_argument("--json", action="store_true", help="以 JSON 输出结果")


def run(arguments: argparse.Namespace) -> int:
    """0 when it could be told, 1 when findings are errors."""
    outcome = dual_files(
        arguments.path,
        fiscal_year=arguments.year,
        as_of=arguments.as_of,
        out=arguments.out,
        settings=from_environment(),
    )
    return tell(outcome, as_json=arguments.json)

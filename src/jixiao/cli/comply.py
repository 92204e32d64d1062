"""`jixiao comply FOLDER --as-of DATE`: what had to be done by when, and whether it was: 合规, 不合规, 无法判定."""

from __future__ import annotations

import argparse
from pathlib import Path

from jixiao.workbench.compliance import any_broken, comply
from jixiao.workbench.settings import from_environment

from .arguments import day, package
from .printing import tell


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    package(parser)
    parser.add_argument(
        "--as-of", type=day, required=True, help="核对日，如 2024-01-31：这一天以后的日期不算数，没有到的期限另列"
    )
    parser.add_argument("--out", type=Path, help="写出合规核对.xlsx 和合规核对.json 的文件夹")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出结果")


def run(arguments: argparse.Namespace) -> int:
    """0 when no obligation was broken, 1 when one was or the data is faulty."""
    outcome = comply(
        arguments.path,
        fiscal_year=arguments.year,
        as_of=arguments.as_of,
        out=arguments.out,
        settings=from_environment(),
    )
    status = 1 if any_broken(outcome) else outcome.exit_code
    tell(outcome, as_json=arguments.json)
    return status

"""`jixiao manage FOLDER`: which projects went through each stage, the rectification ledger, what results are used for."""

from __future__ import annotations

import argparse
from pathlib import Path

from jixiao.workbench.demo import PROJECT_STANDARD
from jixiao.workbench.manage import manage
from jixiao.workbench.settings import from_environment

from .arguments import day, package
from .printing import tell


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    package(parser)
    parser.add_argument("--as-of", type=day, help="截止日，如 2024-03-31；不写时登记的都算")
    parser.add_argument("--projects", default=PROJECT_STANDARD, help="项目自评标准编号（默认 %(default)s）")
    parser.add_argument("--out", type=Path, help="写出绩效管理.xlsx 和绩效管理.json 的文件夹")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出结果")


def run(arguments: argparse.Namespace) -> int:
    """0 when it could be told, 1 when findings are errors."""
    outcome = manage(
        arguments.path,
        fiscal_year=arguments.year,
        as_of=arguments.as_of,
        projects=arguments.projects,
        out=arguments.out,
        settings=from_environment(),
    )
    return tell(outcome, as_json=arguments.json)

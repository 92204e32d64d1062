"""`jixiao supervise FOLDER`: supervised tasks by a day, with lights, who is to be told, and the notice."""

from __future__ import annotations

import argparse
from pathlib import Path

from jixiao.workbench.settings import from_environment
from jixiao.workbench.supervise import supervise

from .arguments import day
from .printing import tell


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("path", type=Path, help="数据包（有 package.yaml 的文件夹）")
    parser.add_argument("--year", type=int, help="年度；不写时以数据包为准")
    parser.add_argument("--as-of", type=day, help="截止日，如 2023-09-30；不写时用年度最后一天")
    parser.add_argument("--out", type=Path, help="写出督办通报.docx、督办台账.xlsx、督办.json 和追溯文件的文件夹")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出结果")


def run(arguments: argparse.Namespace) -> int:
    """0 when it could be told, 1 when findings are errors."""
    outcome = supervise(
        arguments.path,
        fiscal_year=arguments.year,
        as_of=arguments.as_of,
        out=arguments.out,
        settings=from_environment(),
    )
    return tell(outcome, as_json=arguments.json)

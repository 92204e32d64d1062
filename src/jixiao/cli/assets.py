"""`jixiao assets FOLDER`: assets against limits of price, number and years; idle ones and how well all are used."""

from __future__ import annotations

import argparse
from pathlib import Path

from jixiao.workbench.asset_limits import asset_files
from jixiao.workbench.settings import from_environment

from .arguments import package
from .printing import tell


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    package(parser, holding="固定资产")
    parser.add_argument("--out", type=Path, help="写出资产配置.xlsx 和资产配置.json 的文件夹")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出结果")


def run(arguments: argparse.Namespace) -> int:
    """0 when it could be told, 1 when findings are errors."""
    outcome = asset_files(arguments.path, fiscal_year=arguments.year, out=arguments.out, settings=from_environment())
    return tell(outcome, as_json=arguments.json)

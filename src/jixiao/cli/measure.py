"""`jixiao measure FOLDER|PARQUET|ADDRESS`: the numbers behind indicators, counted where the records are."""

from __future__ import annotations

import argparse
from pathlib import Path

from jixiao.workbench.engine_choice import place_of
from jixiao.workbench.measure import Wanted, measure
from jixiao.workbench.settings import from_environment

from .engine_arguments import declare_engine, engine_of
from .printing import tell


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument(
        "path",
        type=place_of,
        help="数据包（有 package.yaml 的文件夹），放着各种记录的 Excel、CSV（要写 --year）或 Parquet 的文件夹，或者数据库地址（postgresql://用户@主机/库）",
    )
    parser.add_argument("--year", type=int, help="只数这个预算年度；不写时每个年度分别数")
    parser.add_argument("--unit", default="", help="只数这个预算单位编码；不写时各单位合在一起")
    parser.add_argument("--only", default="", help="只要这几个度量，用逗号分开，如 expenditure.executed,rate.execution")
    declare_engine(parser)
    parser.add_argument("--out", type=Path, help="写出 度量.json 的文件夹")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出结果")


def run(arguments: argparse.Namespace) -> int:
    """0 when it could be counted, 1 when findings are errors."""
    only = tuple(code.strip() for code in arguments.only.split(",") if code.strip())
    wanted = Wanted(arguments.unit, arguments.year, only, engine_of(arguments))
    outcome = measure(arguments.path, wanted=wanted, out=arguments.out, settings=from_environment())
    return tell(outcome, as_json=arguments.json)

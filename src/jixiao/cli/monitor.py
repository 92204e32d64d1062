"""`jixiao monitor FOLDER|PARQUET|ADDRESS`: which payments are doubtful, why, and what the rules could not look at."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from jixiao.workbench.engine_choice import place_of
from jixiao.workbench.monitor_files import Asked, exit_code, monitor
from jixiao.workbench.monitor_state import monitor_by_day
from jixiao.workbench.settings import from_environment

from .engine_arguments import declare_engine, engine_of
from .printing import tell


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument(
        "path",
        type=place_of,
        help="数据包（有 package.yaml 的文件夹），支付明细的 Excel、CSV（要写 --year）或 Parquet 文件、文件夹，或者数据库地址（postgresql://用户@主机/库）",
    )
    parser.add_argument("--year", type=int, help="只查这个预算年度；不写时查全部年度")
    parser.add_argument("--unit", default="", help="只查这个预算单位编码")
    chosen = parser.add_mutually_exclusive_group()
    chosen.add_argument(
        "--rules", type=Path, help="另用一份规则（standard.yaml）试查，并列出与正在执行的规则相比哪些疑点增减"
    )
    chosen.add_argument(
        "--settings",
        type=Path,
        help="按单位在支出监控页定的规则设置（规则设置.yaml：启用、停用、参数）查这个单位、年度",
    )
    parser.add_argument(
        "--answers", type=Path, help="以前写出、现已填好“单位说明”“认定”“整改”的疑点.xlsx；认定正常的不再当作新疑点"
    )
    parser.add_argument("--only", default="", help="只查这几条规则，用逗号分开，如 TM-05,TM-15")
    declare_engine(parser)
    parser.add_argument("--state", type=Path, help="逐日监控：查过的支付和结论留在这个文件夹里，以后只加新的")
    parser.add_argument(
        "--add", action="store_true", help="把这些支付（和对照表）加到 --state 里，说出哪些疑点是新增、变化、消除的"
    )
    parser.add_argument(
        "--out", type=Path, help="写出疑点清单（疑点.xlsx、疑点.json；Parquet 数据另有逐条结果）的文件夹"
    )
    parser.add_argument("--json", action="store_true", help="以 JSON 输出结果")


def run(arguments: argparse.Namespace) -> int:
    """Asks the rules; 0 when no rule of severity error has a suspicion (judged normal before does not count), 1 when one has, 2 when
    nothing could be asked."""
    asked = Asked(
        unit=arguments.unit,
        fiscal_year=arguments.year,
        rules=arguments.rules,
        settings=arguments.settings,
        only=frozenset(code.strip() for code in arguments.only.split(",") if code.strip()),
        engine=engine_of(arguments),
        answers=arguments.answers,
    )
    if arguments.add and arguments.state is None:
        print("--add 要和 --state 一起用", file=sys.stderr)
        return 2
    if arguments.state is not None:
        outcome = monitor_by_day(
            arguments.path,
            state=arguments.state,
            add=arguments.add,
            asked=asked,
            out=arguments.out,
            settings=from_environment(),
        )
    else:
        outcome = monitor(arguments.path, asked=asked, out=arguments.out, settings=from_environment())
    tell(outcome, as_json=arguments.json)
    return exit_code(outcome)

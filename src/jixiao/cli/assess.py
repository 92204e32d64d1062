"""`jixiao assess FOLDER --scheme ID`: an assessment scheme applied to many units, or the tables to fill in for one."""

from __future__ import annotations

import argparse
from pathlib import Path

from jixiao.workbench.assess import Asked, assess_files
from jixiao.workbench.assess_forms import write_forms
from jixiao.workbench.settings import from_environment

from .arguments import package
from .printing import tell


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    package(parser)
    parser.add_argument("--scheme", required=True, help="考评方案编号，见 jixiao standards list")
    parser.add_argument("--out", type=Path, help="写出考评结果.xlsx、考评结果.json 和各单位反馈单、追溯文件的文件夹")
    parser.add_argument(
        "--forms", action="store_true", help="不考评，只在 --out 写出列好单位和指标的填报表：数据、自评、复核、异议"
    )
    parser.add_argument("--json", action="store_true", help="以 JSON 输出结果")


def run(arguments: argparse.Namespace) -> int:
    """0 when it could be assessed, 1 when findings are errors."""
    asked = Asked(arguments.path, arguments.year, arguments.scheme, arguments.out)
    settings = from_environment()
    outcome = write_forms(asked, settings=settings) if arguments.forms else assess_files(asked, settings=settings)
    return tell(outcome, as_json=arguments.json)

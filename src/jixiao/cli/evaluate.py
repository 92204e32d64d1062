"""`jixiao evaluate FOLDER --standard ID --out DIR`: score sheet, report, trace and findings of one department."""

from __future__ import annotations

import argparse
from pathlib import Path

from jixiao.workbench.evaluate import Request, evaluate
from jixiao.workbench.outputs import OUTLINE
from jixiao.workbench.settings import from_environment

from .printing import tell


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("folder", type=Path, help="单位资料文件夹（含 package.yaml）")
    parser.add_argument("--year", type=int, help="预算年度；package.yaml 中已写明时可省略")
    parser.add_argument("--standard", required=True, help="评分标准编号，见 jixiao standards list")
    parser.add_argument("--projects", default="cn-mof-2020-10", help="项目自评标准编号")
    parser.add_argument("--out", type=Path, required=True, help="输出文件夹")
    parser.add_argument(
        "--set", action="append", default=[], metavar="编号=数值", help="假设测算，如 expenditure.executed=7000万元"
    )
    parser.add_argument("--compare", metavar="标准编号", help="同一数据按另一标准再算一遍并对比")
    parser.add_argument(
        "--against",
        type=Path,
        metavar="文件夹",
        help="与另一年度或另一单位的评价结果对比：那次的输出文件夹或 trace.json",
    )
    parser.add_argument(
        "--outline",
        default=OUTLINE,
        metavar="提纲编号",
        help="自评报告的提纲，见 jixiao standards list（默认 %(default)s）",
    )
    parser.add_argument("--json", action="store_true", help="以 JSON 输出结果")


def run(arguments: argparse.Namespace) -> int:
    """Evaluates and prints the score sheet; 1 when a finding is an error."""
    request = Request(
        folder=arguments.folder,
        fiscal_year=arguments.year,
        standard=arguments.standard,
        project_standard=arguments.projects,
        out=arguments.out,
        assumptions=tuple(arguments.set),
        compare_with=arguments.compare,
        against=arguments.against,
        outline=arguments.outline,
    )
    outcome = evaluate(request, settings=from_environment())
    return tell(outcome, as_json=arguments.json)

"""`jixiao arrange files|teams|courses|reminders FOLDER`: what a line of work has to arrange, from its registers."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from jixiao.workbench.arranging import NEEDED, arrange, arranged
from jixiao.workbench.settings import from_environment

from .arguments import day
from .printing import tell


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument(
        "what",
        choices=tuple(NEEDED),
        help="files 抽取季度交叉检查的档案；teams 公益活动编队建议；courses 律法兴企匹配建议；reminders 开庭双提醒",
    )
    parser.add_argument("folder", type=Path, help="数据包（有 package.yaml 的文件夹）")
    parser.add_argument("--year", type=int, help="预算年度；不写时以数据包为准")
    parser.add_argument("--quarter", type=int, choices=(1, 2, 3, 4), default=1, help="files：第几季度")
    parser.add_argument("--count", type=_positive, default=126, help="files：本季度一共抽多少本（默认 %(default)s）")
    parser.add_argument("--seed", type=int, default=1, help="files：种子；同一种子抽两次结果相同（默认 %(default)s）")
    parser.add_argument("--most", type=_positive, default=12, help="teams：每队最多多少人（默认 %(default)s）")
    parser.add_argument(
        "--same-offence",
        type=_positive,
        default=50,
        metavar="百分比",
        help="teams：一队里同类罪名不宜超过（默认 %(default)s）",
    )
    parser.add_argument("--as-of", type=day, help="reminders：从哪一天起看，如 2023-07-31；不写时为今天")
    parser.add_argument("--days", type=_positive, default=7, help="reminders：看几日内的开庭（默认 %(default)s）")
    parser.add_argument("--out", type=Path, help="写出的 .xlsx 文件，由负责人在里面作决定")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出结果")


def run(arguments: argparse.Namespace) -> int:
    """0 when it could be arranged, 1 when findings say why not."""

    inputs = {"quarter": arguments.quarter, "total": arguments.count, "seed": arguments.seed, "days": arguments.days}
    inputs |= {"most": arguments.most, "same_offence": arguments.same_offence}
    settings = from_environment()
    today = arguments.as_of or date.today()  # noqa: DTZ011
    outcome = arrange(
        arguments.folder,
        fiscal_year=arguments.year,
        needed=NEEDED[arguments.what],
        how=lambda snapshot: arranged(snapshot, arguments.what, inputs, today=today, settings=settings),
        out=arguments.out,
        settings=settings,
    )
    return tell(outcome, as_json=arguments.json)


def _positive(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}”不是正整数")
    return int(text)

"""`jixiao check REPORT …`: what does not add up in reports that somebody published."""

from __future__ import annotations

import argparse
from pathlib import Path

from jixiao.workbench.check import check

from .printing import tell_all


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument(
        "reports", nargs="+", type=Path, help="报告（.docx .pdf .html .txt .md .xlsx .csv），可以有多份"
    )
    parser.add_argument("--out", type=Path, help="写出标注后的报告（核对.html、核对.docx、核对.json）的文件夹")
    parser.add_argument(
        "--trace",
        type=Path,
        metavar="trace.json",
        help="核对由本系统生成的报告时，那次评价（或执行分析）的计算过程；默认取报告旁边的 trace.json 或执行分析追溯.json",
    )
    parser.add_argument("--json", action="store_true", help="以 JSON 输出结果")


def run(arguments: argparse.Namespace) -> int:
    """Checks each report; 0 when nothing disagrees, 1 when something does, 2 when a report could not be read."""
    given = (arguments.trace,) if arguments.trace else ()
    results = [
        check(path, name=path.name, out=arguments.out, traces=(*given, path.parent)) for path in arguments.reports
    ]
    return tell_all(results, as_json=arguments.json)

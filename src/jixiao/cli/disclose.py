"""`jixiao disclose FOLDER --out DIR`: a final account or budget to publish: workbook, document, CSV files, Fiscal Data Package."""

from __future__ import annotations

import argparse
from pathlib import Path

from jixiao.monitoring.disclosure.public_table import BUDGET, FINAL
from jixiao.workbench.disclosing import disclose
from jixiao.workbench.settings import from_environment

from .arguments import package
from .printing import tell


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    package(parser)
    parser.add_argument(
        "--item", choices=(FINAL, BUDGET), default=FINAL, help="公开什么：final 部门决算（默认），budget 部门预算"
    )
    parser.add_argument("--out", type=Path, required=True, help="写出公开资料的文件夹")
    parser.add_argument("--pdf", action="store_true", help="同时转成 PDF（要装有 LibreOffice）")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出结果")


def run(arguments: argparse.Namespace) -> int:
    """0 when it was written and its sums agree, 1 when something disagrees or the data is faulty."""
    outcome = disclose(
        arguments.path,
        fiscal_year=arguments.year,
        item=arguments.item,
        out=arguments.out,
        pdf=arguments.pdf,
        settings=from_environment(),
    )
    return tell(outcome, as_json=arguments.json)

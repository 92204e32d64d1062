"""`jixiao ocds FOLDER --out DIR`: the year's contracts as open contracting data (OCDS 1.1)."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from jixiao.reporting.ocds import PREFIX
from jixiao.workbench.procurement import export_ocds
from jixiao.workbench.settings import from_environment

from .arguments import package
from .printing import tell


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    package(parser)
    parser.add_argument("--published", type=date.fromisoformat, required=True, help="发布日期，如 2024-01-31")
    parser.add_argument("--prefix", default=PREFIX, help="向 OCDS 登记得到的前缀（默认 %(default)s，未登记）")
    parser.add_argument("--out", type=Path, required=True, help="写出 ocds.json 的文件夹")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出结果")


def run(arguments: argparse.Namespace) -> int:
    """0 when it was written, 1 when the data is faulty."""
    outcome = export_ocds(
        arguments.path,
        fiscal_year=arguments.year,
        published=arguments.published,
        prefix=arguments.prefix,
        out=arguments.out,
        settings=from_environment(),
    )
    return tell(outcome, as_json=arguments.json)

"""Kinds of arguments that several commands take."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path


def package(parser: argparse.ArgumentParser, *, holding: str = "") -> None:
    """The department's folder and the year of it that is asked for; `holding`: the table without which there is nothing to tell."""
    inside = f"，其中有“{holding}”表" if holding else ""
    parser.add_argument("path", type=Path, help=f"数据包（有 package.yaml 的文件夹{inside}）")
    parser.add_argument("--year", type=int, help="预算年度；不写时以数据包为准")


def day(text: str) -> date:
    """A day written 2023-07-31; misuse is told in Chinese."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，应写作 2023-07-31") from error

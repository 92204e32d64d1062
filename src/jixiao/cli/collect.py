"""`jixiao collect SOURCES.yaml --into FOLDER`: exports of other systems fetched, each kept once; `--send` writes back what one lacks."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from jixiao.workbench.collect import collect, send_to

from .printing import print_findings, print_json


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument(
        "sources", type=Path, help="来源文件（YAML）：文件夹、SFTP、REST 接口、数据库，见 docs/exchange.md"
    )
    parser.add_argument("--into", type=Path, default=Path("received"), help="收到的文件和收件记录放在这个文件夹")
    parser.add_argument("--send", type=Path, metavar="补录.csv", help="不取数，把这份补录表逐条送给 --to 的系统")
    parser.add_argument("--to", default="", help="送给来源文件中的哪一个（要有 send_address）")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出结果")


def run(arguments: argparse.Namespace) -> int:
    """0 when everything went well, 1 when a source failed or refused something, 2 when the file of sources is wrong."""
    if arguments.send is not None:
        result = send_to(arguments.sources, file=arguments.send, name=arguments.to)
    else:
        result = collect(arguments.sources, into=arguments.into, now=datetime.now(UTC))
    if arguments.json:
        print_json(result.as_json())
        return result.exit_code
    for line in result.lines:
        print(line)
    print_findings(result.findings)
    return result.exit_code

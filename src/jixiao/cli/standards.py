"""`jixiao standards list|show|test|diff`: the scoring standards."""

from __future__ import annotations

import argparse
from datetime import date

from jixiao.workbench import standards
from jixiao.workbench.settings import from_environment

from .printing import tell


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="list|show|test|diff")
    listed = actions.add_parser("list", help="列出标准")
    listed.add_argument("--on", type=date.fromisoformat, help="只列某日有效的，如 2023-12-31")
    for name, text in (("show", "显示一个标准的全部指标、依据和证据状态"), ("test", "运行一个标准的算例")):
        actions.add_parser(name, help=text).add_argument("id", help="标准编号")
    compared = actions.add_parser("diff", help="比较两个标准")
    compared.add_argument("before", help="标准编号")
    compared.add_argument("after", help="标准编号")
    for action in actions.choices.values():
        action.add_argument("--json", action="store_true", help="以 JSON 输出结果")


def run(arguments: argparse.Namespace) -> int:
    """Runs one of the four; 1 when a standard is faulty or a case fails."""
    settings = from_environment()
    match arguments.action:
        case "list":
            outcome = standards.list_standards(on=arguments.on, settings=settings)
        case "show":
            outcome = standards.show_standard(arguments.id, settings=settings)
        case "test":
            outcome = standards.check_standard(arguments.id, settings=settings)
        case _:
            outcome = standards.diff_standards(arguments.before, arguments.after, settings=settings)
    return tell(outcome, as_json=arguments.json)

"""`jixiao demo`: evaluates the bundled department, prints its score sheet, names the files it wrote."""

from __future__ import annotations

import argparse

from jixiao.workbench.demo import evaluate_example
from jixiao.workbench.settings import from_environment

from .printing import tell


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("--if-missing", action="store_true", help="结果已在且示例未变时不再计算")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出结果")


def run(arguments: argparse.Namespace) -> int:
    """Evaluates the example; 1 when a finding is an error."""
    outcome = evaluate_example(settings=from_environment(), only_if_missing=arguments.if_missing)
    return tell(outcome, as_json=arguments.json)

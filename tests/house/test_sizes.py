"""Files and functions stay small enough to be read at once."""

import ast
import math

from tests.house.source import PythonFile, files

PRODUCT = ("src", "start.py", "docs", "examples", "benchmarks")


def at_90th_percentile(sizes: list[int]) -> int:
    return sorted(sizes)[math.ceil(0.9 * len(sizes)) - 1]


def functions(file: PythonFile) -> list[tuple[int, str]]:
    return [
        ((node.end_lineno or node.lineno) - node.lineno + 1, f"{file.name}:{node.lineno} {node.name}")
        for node in ast.walk(file.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def test_no_file_is_longer_than_600_lines() -> None:
    long = [f"{file.name} ({len(file.lines)})" for file in files(*PRODUCT, "tests") if len(file.lines) > 600]
    assert long == []


def test_nine_files_in_ten_have_at_most_400_lines() -> None:
    sizes = [len(file.lines) for file in files(*PRODUCT)]
    assert at_90th_percentile(sizes) <= 400


def test_nine_functions_in_ten_have_at_most_30_lines() -> None:
    sizes = [size for file in files(*PRODUCT) for size, _ in functions(file)]
    assert at_90th_percentile(sizes) <= 30


def test_at_most_two_functions_in_a_hundred_have_more_than_50_lines() -> None:
    all_functions = [function for file in files(*PRODUCT) for function in functions(file)]
    long = sorted(function for function in all_functions if function[0] > 50)
    assert len(long) <= 0.02 * len(all_functions), long

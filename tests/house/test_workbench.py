"""A use case arranges: it is short, and neither computes nor queries nor words anything."""

import ast
import re

from tests.house.source import PythonFile, files

CHINESE = re.compile(r"[\u4e00-\u9fff]")
SQL = re.compile(r"\b(select|insert|update|delete)\b.+\b(from|into|set)\b", re.IGNORECASE | re.DOTALL)
# Division is left out: pathlib joins paths with it. Adding joins tuples of findings.
ARITHMETIC = (ast.Sub, ast.Mult, ast.FloorDiv, ast.Mod, ast.Pow)


def use_cases() -> list[PythonFile]:
    return [file for file in files("src/jixiao/workbench") if file.path.stem != "__init__"]


def test_a_function_has_at_most_60_lines() -> None:
    long = [
        f"{file.name}:{node.lineno} {node.name}"
        for file in use_cases()
        for node in ast.walk(file.tree)
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 60
    ]
    assert long == []


def test_no_arithmetic() -> None:
    found = [
        f"{file.name}:{node.lineno}"
        for file in use_cases()
        for node in ast.walk(file.tree)
        if isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ARITHMETIC)
    ]
    assert found == []


def test_no_sql_and_no_wording() -> None:
    found = [
        f"{file.name}:{node.lineno} {node.value[:30]!r}"
        for file in use_cases()
        for node in texts(file)
        if CHINESE.search(node.value) or SQL.search(node.value)
    ]
    assert found == []


def texts(file: PythonFile) -> list[ast.Constant]:
    """Returns the texts of a module, without its docstrings and the declarations of its finding codes."""
    skipped = set()
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skipped.add(node.value)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "FindingCode":
            skipped |= {part for part in ast.walk(node) if isinstance(part, ast.Constant)}
    constants = (node for node in ast.walk(file.tree) if isinstance(node, ast.Constant))
    return [node for node in constants if isinstance(node.value, str) and node not in skipped]

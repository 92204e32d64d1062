"""Functions: each one in the table can be interpreted, translated and looked up in the language reference."""

from pathlib import Path

import pytest

from jixiao.expressions import interpreter, translation
from jixiao.expressions.functions import DIVISIONS, FUNCTIONS, PIECES
from jixiao.expressions.gate import KEYWORDS

REFERENCE = Path(__file__).parents[2] / "docs" / "rules" / "language.md"


def test_interpreter_and_translation_know_the_same_steps() -> None:
    assert interpreter.OPERATIONS == translation.OPERATIONS


def test_every_function_is_interpreted() -> None:
    assert set(FUNCTIONS) <= interpreter.OPERATIONS
    assert set(FUNCTIONS) >= DIVISIONS | PIECES


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_is_documented(name: str) -> None:
    rows = [line for line in REFERENCE.read_text(encoding="utf-8").splitlines() if line.startswith(f"| `{name}(")]
    assert len(rows) == 1, f"docs/rules/language.md needs one table row that begins with `{name}(`"


@pytest.mark.parametrize("keyword", sorted(KEYWORDS))
def test_every_keyword_is_documented(keyword: str) -> None:
    assert keyword in REFERENCE.read_text(encoding="utf-8")


def test_the_reference_documents_no_function_that_does_not_exist() -> None:
    section = REFERENCE.read_text(encoding="utf-8").split("## Functions")[1].split("\n## ")[0]
    documented = {line.split("`")[1].split("(")[0] for line in section.splitlines() if line.startswith("| `")}
    assert documented == set(FUNCTIONS)

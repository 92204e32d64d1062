"""The demo computes again when a file of the example changed, and only then."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from jixiao.workbench.demo import evaluate_example
from tests.conftest import Evaluated


def test_a_changed_example_is_evaluated_again(evaluated: Evaluated, tmp_path: Path) -> None:
    examples = Path(shutil.copytree(evaluated.settings.examples, tmp_path / "examples"))
    settings = replace(evaluated.settings, data=tmp_path / "data", examples=examples)
    assert "unchanged" not in evaluate_example(settings=settings, only_if_missing=True).facts
    assert evaluate_example(settings=settings, only_if_missing=True).facts == {"unchanged": True}
    package = examples / "baiyun-2023" / "package.yaml"
    package.write_text(package.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert "unchanged" not in evaluate_example(settings=settings, only_if_missing=True).facts

"""Results are read once for a folder, and only of an evaluation that is done."""

from __future__ import annotations

import shutil
from pathlib import Path

from jixiao.server.results.folders import evaluations_folder, folder_of, results_of
from jixiao.server.results.models import Evaluation
from tests.conftest import Evaluated
from tests.server.results.sample import data

__all__ = ["data"]


def test_results(data: Path, evaluated: Evaluated) -> None:
    shutil.copytree(evaluated.folder, evaluations_folder() / "1-s-1")
    evaluation = Evaluation(state="done", folder="1-s-1")
    first = results_of(evaluation)
    assert first is not None
    assert (first.total, folder_of(evaluation).parent) == ("99.97分", data / "evaluations")
    assert results_of(evaluation) is first
    assert results_of(Evaluation(state="running", folder="1-s-1")) is None
    assert results_of(Evaluation(state="done", folder="gone")) is None

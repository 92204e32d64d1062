"""Where the results of an evaluation lie, and those results read, kept for the next page under the folder's name."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jixiao.workbench.results import Results, open_results
from jixiao.workbench.settings import from_environment

from .models import Evaluation


def evaluations_folder() -> Path:
    """The folder of all results."""
    return from_environment().data / "evaluations"


def folder_of(evaluation: Evaluation) -> Path:
    """The folder of one evaluation that is done."""
    return evaluations_folder() / evaluation.folder


def analyses_folder() -> Path:
    """The folder of all analyses of spending that were written out."""
    return from_environment().data / "analyses"


def disclosures_folder() -> Path:
    """The folder of all disclosure packs that were written out."""
    return from_environment().data / "disclosures"


def assessments_folder() -> Path:
    """The folder of all assessments that were published."""
    return from_environment().data / "assessments"


def results_of(evaluation: Evaluation) -> Results | None:
    """The results of an evaluation that is done; None when it is not, or its folder is gone."""
    return _read(folder_of(evaluation)) if evaluation.state == "done" and evaluation.folder else None


def read_results(folder: Path) -> Results | None:
    """The results in a folder that is never written again, read once."""
    return _read(folder)


@lru_cache(maxsize=32)
def _read(folder: Path) -> Results | None:
    return open_results(folder)

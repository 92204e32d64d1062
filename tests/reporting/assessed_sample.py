"""The small assessment of the evaluation tests, for the writers of this room."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from jixiao.evaluation.assessment_model import Answer, Assessment
from tests.evaluation import assessed


@cache
def assessment() -> Assessment:
    """Four towns, one objection open and one answered."""
    towns = assessed.towns()
    towns[0].objections["B"] = assessed.objection("B", claimed=1000, answer=Answer.PARTLY, answered=900)  # type: ignore[index]
    with TemporaryDirectory() as folder:
        return assessed.assessment(Path(folder), towns)

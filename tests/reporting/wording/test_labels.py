"""The names of codes agree with those that records declare."""

from __future__ import annotations

from jixiao.facts.records import targets
from jixiao.reporting.wording.labels import FIRST_LEVEL, SECOND_LEVEL, SIGNS, quoted


def test_labels_are_those_of_the_records() -> None:
    assert dict(targets.FIRST_LEVEL) == FIRST_LEVEL
    assert dict(targets.SECOND_LEVEL) == SECOND_LEVEL
    assert dict(targets.NATURES) == SIGNS


def test_marks_inside_marks_are_single() -> None:
    assert quoted("“三公”经费") == "“‘三公’经费”"

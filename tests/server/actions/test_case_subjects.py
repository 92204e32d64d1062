"""Every subject of a process and of a case has rules; a rectification wants measure and result."""

from __future__ import annotations

from jixiao.server.actions.case_subjects import RULES
from jixiao.server.process.cases import SUBJECTS, Case
from jixiao.standards.processes import SUBJECTS as IN_PROCESSES


def test_every_subject() -> None:
    assert list(RULES) == [code for code, _ in SUBJECTS] == list(IN_PROCESSES)


def test_rectification() -> None:
    rules = RULES["rectification"]
    assert [one.link for one in rules.problems(Case(), {"measure": " "})] == ["#id-measure", "#id-result"]
    assert rules.problems(Case(), {"measure": "通报", "result": "已通报"}) == []

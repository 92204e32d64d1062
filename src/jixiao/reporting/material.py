"""What a report is told besides the evaluation: the unit's own words, handed in by the workbench."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Task:
    """A key task (重点工作): its number, name and what was done; `summary` refers to figures as {{code}}."""

    number: int
    name: str
    summary: str


@dataclass(frozen=True, slots=True)
class Material:
    """The words of a report: paragraphs by section title (`narratives`), tasks, objectives of the department.

    Texts refer to figures as {{duty.legal_aid.accepted}}; a reference without a figure becomes a finding, never a blank.
    """

    narratives: Mapping[str, tuple[str, ...]]
    tasks: tuple[Task, ...]
    objectives: tuple[str, ...]

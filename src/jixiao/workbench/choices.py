"""Use case: what an evaluation may be asked for with – the standards and outlines on the shelf, by id and title."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jixiao.measures.catalog import BY_CODE
from jixiao.standards.library import ShelfState, all_standards, packs, shelf_state

from .demo import PROJECT_STANDARD, STANDARD
from .outputs import OUTLINE
from .settings import Settings

Listed = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """Standards for departments, for projects, and outlines, each as (id, title); the names of the grades by standard."""

    standard: Listed
    project_standard: Listed
    outline: Listed
    grades: Mapping[str, tuple[str, ...]]

    def grade(self, standard: str, place: str) -> str:
        """The name of a grade by its place among those of the standard, from 1; empty when it is unknown."""
        numbered = enumerate(self.grades.get(standard, ()), start=1)
        return next((name for number, name in numbered if str(number) == place), "")

    @property
    def initial(self) -> dict[str, str]:
        """What is chosen when nobody chooses."""
        return {"standard": STANDARD, "project_standard": PROJECT_STANDARD, "outline": OUTLINE}


def choices(*, settings: Settings) -> Choices:
    """What is on the shelf, read again when a file there has changed; frameworks without weights cannot score and are left out."""
    return _read(settings.standards, shelf_state(settings.standards))


# A page asks for it each time it is shown, and reading the packs takes a tenth of a second.
@lru_cache(maxsize=4)
def _read(root: Path, state: ShelfState) -> Choices:
    standards, _ = all_standards(root, known=BY_CODE.keys())

    def of(what: str) -> Listed:
        return tuple(
            (one.id, one.title)
            for one in standards
            if one.applies_to == what and any(leaf.points for leaf in one.leaves())
        )

    outlines = tuple((pack.id, pack.title) for pack in packs(root) if pack.kind == "outline")
    return Choices(
        standard=of("department"),
        project_standard=of("project"),
        outline=outlines,
        grades={one.id: tuple(grade.name for grade in one.grades) for one in standards},
    )

"""Use case: points recomputed as people type – the counted figures of a snapshot kept, only the scoring done again."""

from __future__ import annotations

from dataclasses import dataclass

from jixiao.evaluation.model import Evaluation
from jixiao.facts.snapshot import Snapshot
from jixiao.kernel.figure import Figure

from .scoring import Standards, score_snapshot
from .stating import Said


@dataclass(frozen=True, slots=True)
class Workings:
    """A snapshot with its standards and all its figures counted."""

    snapshot: Snapshot
    standards: Standards
    figures: dict[str, Figure]

    def evaluation(self, said: Said) -> Evaluation:
        """The evaluation as it would be with what is said now."""
        return score_snapshot(self.snapshot, standards=self.standards, figures=self.figures, said=said)

"""All notes on a set of targets, sheet by sheet, in the order of the rows they are about, and the points under the four headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jixiao.kernel.finding import Finding, Severity

from .checks import ALL
from .coverage import gaps
from .guide import Guide
from .model import Note, Targets
from .suggestions import with_suggestions
from .verdict import Verdict, judge

_RANK = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Coached:
    """Targets with the notes on them, what could not be checked, the review of the whole and of each sheet."""

    targets: Targets
    notes: tuple[Note, ...]
    unchecked: tuple[Finding, ...]
    whole: Verdict
    sheets: tuple[Verdict, ...]

    def numbered(self, verdict: Verdict) -> tuple[tuple[int, Note], ...]:
        """The notes of one sheet with their numbers; of the whole, those about no sheet in particular."""
        return tuple((n, one) for n, one in enumerate(self.notes, start=1) if one.sheet is verdict.sheet)


def coach(targets: Targets, guide: Guide) -> Coached:
    """The notes of every check: the department first, then each sheet, within it the gravest first and then by row."""
    found = in_order([note for check in ALL for note in check(targets, guide)], targets=targets)
    notes = with_suggestions(found, library=guide.library, same=guide.threshold("likeness"))
    missing = gaps(targets)
    unchecked = frozenset(code for gap in missing for code in gap.codes)
    whole = judge(notes, review=guide.review, sheet=None, unchecked=unchecked)
    sheets = tuple(judge(notes, review=guide.review, sheet=one, unchecked=unchecked) for one in targets.sheets)
    return Coached(targets, notes, tuple(gap.finding for gap in missing), whole, sheets)


def in_order(notes: Sequence[Note], *, targets: Targets) -> tuple[Note, ...]:
    """The notes as a reader goes through them."""
    places = {id(sheet): number for number, sheet in enumerate(targets.sheets)}

    def key(note: Note) -> tuple[int, int, int, str]:
        sheet = places[id(note.sheet)] if note.sheet is not None else -1
        row = note.finding.where.row if note.finding.where else 0
        return sheet, _RANK[note.finding.severity], row, note.finding.code

    return tuple(sorted(notes, key=key))

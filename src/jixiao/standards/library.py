"""The shelf of packs: what there is, what is in force on a day, one standard by id."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

from jixiao.kernel.finding import Finding

from . import faults
from .loader import load_standard
from .model import Standard

HEAD = 2_000
_FIELD = re.compile(r"^(id|kind):\s*(\S+)\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack on the shelf, known by the head of its file; nothing of it has been loaded."""

    id: str
    kind: str
    path: Path

    @property
    def cases(self) -> Path:
        """The file of worked examples beside it."""
        return self.path.with_name("cases.yaml")


def packs(root: Path) -> tuple[Pack, ...]:
    """All packs below `root` (issuer/document/standard.yaml), by id."""
    found = []
    for path in root.glob("*/*/standard.yaml"):
        with path.open(encoding="utf-8") as stream:
            head = dict(_FIELD.findall(stream.read(HEAD)))
        found.append(Pack(head.get("id", path.parent.name), head.get("kind", ""), path))
    return tuple(sorted(found, key=lambda pack: pack.id))


def find_standard(
    identifier: str, *, root: Path, known: Collection[str]
) -> tuple[Standard | None, tuple[Finding, ...]]:
    """The scoring standard of this id, or None with findings; only its own file is read."""
    listed = [pack for pack in packs(root) if pack.kind == "scoring"]
    chosen = next((pack for pack in listed if pack.id == identifier), None)
    if chosen is None:
        ids = "、".join(pack.id for pack in listed) or "（没有任何标准）"
        return None, (faults.UNKNOWN_STANDARD.at(place=str(root), found=identifier, id=identifier, known=ids),)
    return load_standard(chosen.path, known=known)


def all_standards(root: Path, *, known: Collection[str]) -> tuple[tuple[Standard, ...], tuple[Finding, ...]]:
    """Every scoring standard that loads, and all that is wrong with the others; overlaps of published ones are told too."""
    standards: list[Standard] = []
    findings: list[Finding] = []
    for pack in packs(root):
        if pack.kind == "scoring":
            standard, problems = load_standard(pack.path, known=known)
            findings += problems
            if standard is not None:
                standards.append(standard)
    findings += _overlaps(standards)
    return tuple(standards), tuple(findings)


def in_force(standards: Collection[Standard], *, on: date) -> tuple[Standard, ...]:
    """The standards whose dates contain the day `on`; drafts and frameworks among them, their status says so."""
    return tuple(s for s in standards if s.valid_from <= on and (s.valid_to is None or on <= s.valid_to))


def _overlaps(standards: Collection[Standard]) -> list[Finding]:
    findings = []
    published = [standard for standard in standards if standard.status == "published"]
    for one, two in combinations(published, 2):
        same = (one.issuer, one.applies_to, one.jurisdiction) == (two.issuer, two.applies_to, two.jurisdiction)
        start = max(one.valid_from, two.valid_from)
        end = min(one.valid_to or date.max, two.valid_to or date.max)
        if same and start <= end:
            findings.append(faults.OVERLAP.at(place=two.path, found=f"{start} 至 {end}", other=one.id))
    return findings

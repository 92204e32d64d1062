"""Two small exports with known truth, linked once for all tests of this room."""

from __future__ import annotations

import csv
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.linkage_data import SETTINGS, write

from jixiao.linkage.exports import Export, read_export
from jixiao.linkage.linking import Linked, link
from jixiao.standards.linkage_rules import LinkageRules, load_linkage_rules

RULES = Path(__file__).resolve().parents[2] / "standards" / "jixiao" / "linkage" / "standard.yaml"
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class World:
    """The exports, what is true of their pairs by line, and the links."""

    paths: tuple[Path, Path]
    a: Export
    b: Export
    truth: dict[Pair, str]
    linked: Linked

    def links(self, relation: str, state: str) -> set[Pair]:
        rows = self.linked.links.to_pylist()
        return {(row["line_a"], row["line_b"]) for row in rows if (row["relation"], row["state"]) == (relation, state)}

    def true(self, relation: str) -> set[Pair]:
        return {pair for pair, told in self.truth.items() if told == relation}


@cache
def rules() -> LinkageRules:
    found, findings = load_linkage_rules(RULES)
    assert found, findings
    return found


@cache
def files(cases: int = 1_500, setting: str = "hard") -> tuple[Path, Path, Path]:
    return write(Path(tempfile.mkdtemp()), cases=cases, setting=SETTINGS[setting], seed=7)


def export(path: Path, **told: str) -> Export:
    found, findings = read_export(path, name=path.name, rules=rules(), told=told)
    assert found, findings
    return found


@cache
def world() -> World:
    path_a, path_b, path_truth = files()
    a, b = export(path_a), export(path_b)
    lines = [dict(zip(e.prepared["number"].to_pylist(), e.prepared["line"].to_pylist(), strict=True)) for e in (a, b)]
    with path_truth.open(encoding="utf-8", newline="") as stream:
        truth = {(lines[0][one], lines[1][other]): kind for one, other, kind in list(csv.reader(stream))[1:]}
    return World((path_a, path_b), a, b, truth, link(a, b, rules=rules()))

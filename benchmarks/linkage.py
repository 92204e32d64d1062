"""Two systems' exports with known truth, linked: precision and recall of what is decided without people, time and memory.

    python benchmarks/linkage.py FOLDER [--cases 500000] [--settings hard]
    python benchmarks/linkage.py FOLDER --cases 20000 --settings hard,no-text,few-amounts,bare,noisy,close-repeats,plain

Makes the data where they are missing (`linkage_data.py`). Reading the two files, linking them and choosing is timed; memory is the most
that this process and the two that read hold at any one moment.
"""

from __future__ import annotations

# ruff: noqa: E402 – where the program lies has to be known first
import argparse
import csv
import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "benchmarks")]

from linkage_data import SETTINGS, write
from tree_memory import TreeMemory

from jixiao.linkage.disputes import REPEAT, SAME
from jixiao.linkage.exports import Export
from jixiao.linkage.linking import AUTOMATIC, REVIEW, Linked, link
from jixiao.linkage.reading_both import read_both
from jixiao.standards.linkage_rules import load_linkage_rules

Pair = tuple[int, int]


def truth_of(path: Path, a: Export, b: Export) -> dict[Pair, str]:
    """The true relation of pairs, by the lines of both files."""
    lines = [
        dict(zip(e.prepared.column("number").to_pylist(), e.prepared.column("line").to_pylist(), strict=True))
        for e in (a, b)
    ]
    with path.open(encoding="utf-8", newline="") as stream:
        return {(lines[0][one], lines[1][other]): relation for one, other, relation in list(csv.reader(stream))[1:]}


def chosen(linked: Linked, relation: str, state: str) -> set[Pair]:
    """The pairs of a relation and state."""
    columns = [linked.links.column(name).to_pylist() for name in ("line_a", "line_b", "relation", "state")]
    return {(a, b) for a, b, what, how in zip(*columns, strict=True) if (what, how) == (relation, state)}


def share(part: int, whole: int) -> str:
    """A share with four places."""
    return f"{part / whole:.4f}" if whole else "–"


def run(folder: Path, name: str, cases: int) -> None:
    """One setting: makes the data, links, prints."""
    place = folder / f"{name}-{cases}"
    paths = [place / file for file in ("人民调解信息管理系统.csv", "矛盾纠纷多元化解平台.csv", "truth.csv")]
    if not all(path.exists() for path in paths):
        write(place, cases=cases, setting=SETTINGS[name], seed=1)
    rules, findings = load_linkage_rules(ROOT / "standards" / "jixiao" / "linkage" / "standard.yaml")
    assert rules, findings
    began = time.perf_counter()
    with TreeMemory(os.getpid()) as reading:
        (a, b), findings = read_both((paths[0], paths[1]), rules=rules, told=({}, {}))
        assert a, findings
        assert b, findings
    read = time.perf_counter() - began
    with TreeMemory(os.getpid()) as linking:
        linked = link(a, b, rules=rules)
    whole = time.perf_counter() - began
    truth = truth_of(paths[2], a, b)
    same, repeats = ({pair for pair, told in truth.items() if told == kind} for kind in (SAME, REPEAT))
    automatic, found = chosen(linked, SAME, AUTOMATIC), chosen(linked, REPEAT, AUTOMATIC)
    review = chosen(linked, SAME, REVIEW)
    print(
        f"{name}, {cases:,} + {cases:,}: read {read:.1f} s, in all {whole:.1f} s; "
        f"most memory of all processes together: {reading.peak:,.0f} MB while reading, {linking.peak:,.0f} MB while linking"
    )
    print(
        f"  same: precision {share(len(automatic & same), len(automatic))}, recall {share(len(automatic & same), len(same))}; "
        f"to look at {len(review):,} ({len(review & same):,} of them the same); other disputes of the same people: "
        f"precision {share(len(found & repeats), len(found))}, recall {share(len(found & repeats), len(repeats))}",
        flush=True,
    )


def main() -> None:
    """Every setting asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cases", type=int, default=500_000)
    parser.add_argument("--settings", default="hard")
    given = parser.parse_args()
    for name in given.settings.split(","):
        run(given.folder, name, given.cases)


if __name__ == "__main__":
    main()

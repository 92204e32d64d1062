"""A cold `jixiao evaluate` of the bundled department as a whole process, as a ratio to importing its libraries alone, in one run.

Run:  .venv/bin/python benchmarks/evaluate_cold.py [--rounds 7] [--limit 3.0]
Evaluation and bare import take turns, so that a machine that slows down slows both. Prints the least, the middle and the greatest
seconds of each and of the ratio, pair by pair; exits 1 when the middle evaluation takes longer than the limit.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BARE = (sys.executable, "-c", "import duckdb, docx, xlsxwriter, sqlglot")


def seconds(command: Sequence[str], *, data: Path) -> float:
    """The wall time of a command from start to end; its snapshots go to a folder of its own, so that none is found there."""
    environment = os.environ | {"JIXIAO_DATA": str(data)}
    began = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def evaluation(folder: Path) -> tuple[str, ...]:
    """The command under test, writing to `folder`."""
    arguments = ("evaluate", "examples/baiyun-2023", "--year", "2023", "--standard", "gd-gz-district-2023")
    return (sys.executable, "-m", "jixiao", *arguments, "--out", str(folder / "out"))


def line(name: str, values: Sequence[float]) -> str:
    """One row of the printed table."""
    return f"{name:<22}{min(values):>8.2f}{statistics.median(values):>8.2f}{max(values):>8.2f}"


def main() -> int:
    """Measures in turn and prints; 1 when the middle evaluation is over the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--limit", type=float, default=3.0, help="seconds")
    arguments = parser.parse_args()
    ours: list[float] = []
    bare: list[float] = []
    for number in range(arguments.rounds + 1):
        with tempfile.TemporaryDirectory() as name:
            pair = (seconds(evaluation(Path(name)), data=Path(name) / "data"), seconds(BARE, data=Path(name)))
        # The first round brings files into memory and is not counted.
        if number:
            ours.append(pair[0])
            bare.append(pair[1])
    print(f"{'seconds':<22}{'min':>8}{'median':>8}{'max':>8}   {arguments.rounds} rounds, whole processes")
    print(line("evaluate", ours))
    print(line("bare import", bare))
    print(line("ratio", [one / other for one, other in zip(ours, bare, strict=True)]))
    return 0 if statistics.median(ours) <= arguments.limit else 1


if __name__ == "__main__":
    sys.exit(main())

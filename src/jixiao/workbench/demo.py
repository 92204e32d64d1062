"""Use case: the bundled department evaluated, once; again only when its files, the standards or the program changed."""

from __future__ import annotations

import hashlib
from pathlib import Path

from jixiao import __version__

from .evaluate import Request, evaluate
from .outcome import Outcome
from .results import open_results
from .settings import Settings

EXAMPLE = "baiyun-2023"
STANDARD = "gd-gz-district-2023"
PROJECT_STANDARD = "cn-mof-2020-10"
STAMP, SUMMARY = ".stamp", ".summary.txt"


def evaluate_example(*, settings: Settings, only_if_missing: bool) -> Outcome:
    """The outcome of the example; with `only_if_missing`, results still of the same files and program are read, not computed again."""
    folder = settings.examples / EXAMPLE
    stamp = settings.demo / STAMP
    current = _fingerprint(folder, settings.standards, Path(__file__).resolve().parents[1])
    if only_if_missing and stamp.exists() and stamp.read_text(encoding="utf-8") == current:
        return _at_hand(settings.demo)
    request = Request(
        folder=folder, fiscal_year=2023, standard=STANDARD, project_standard=PROJECT_STANDARD, out=settings.demo
    )
    outcome = evaluate(request, settings=settings)
    if outcome.exit_code == 0:
        (settings.demo / SUMMARY).write_text("\n".join(outcome.lines), encoding="utf-8")
        stamp.write_text(current, encoding="utf-8")
    return outcome


def _at_hand(folder: Path) -> Outcome:
    lines = tuple((folder / SUMMARY).read_text(encoding="utf-8").splitlines())
    results = open_results(folder)
    files = tuple(folder / name for name in results.files) if results else ()
    return Outcome(lines, files, (), {"unchanged": True})


def _fingerprint(*folders: Path) -> str:
    digest = hashlib.sha256(__version__.encode())
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc"):
            digest.update(f"{path.relative_to(folder)}\n".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()

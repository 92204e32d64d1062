"""A frozen snapshot gives the outputs that its folder of files gives; an unknown standard gives findings and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

from jixiao.facts.snapshot import Snapshot, open_snapshot
from jixiao.reporting.files import FINDINGS, TRACE
from jixiao.workbench.demo import PROJECT_STANDARD, STANDARD
from jixiao.workbench.frozen import Plan, evaluate_frozen, workings_of
from jixiao.workbench.stating import NOTHING_SAID
from tests.conftest import Evaluated

PLAN = Plan(STANDARD, PROJECT_STANDARD)


def snapshot_of(evaluated: Evaluated) -> Snapshot:
    key = json.loads((evaluated.folder / TRACE).read_text(encoding="utf-8"))["snapshot"]
    return open_snapshot(evaluated.settings.snapshots / key)


def test_the_same_as_the_folder(evaluated: Evaluated, tmp_path: Path) -> None:
    snapshot = snapshot_of(evaluated)
    outcome = evaluate_frozen(snapshot, plan=PLAN, out=tmp_path / "out", settings=evaluated.settings)
    assert outcome.facts["total"] == 9997
    assert (tmp_path / "out" / TRACE).read_bytes() == (evaluated.folder / TRACE).read_bytes()


def test_an_unknown_standard(evaluated: Evaluated, tmp_path: Path) -> None:
    snapshot, plan = snapshot_of(evaluated), Plan("gone", PROJECT_STANDARD)
    evaluate_frozen(snapshot, plan=plan, out=tmp_path / "out", settings=evaluated.settings)
    assert [path.name for path in (tmp_path / "out").iterdir()] == [FINDINGS]
    assert workings_of(snapshot, plan=plan, settings=evaluated.settings) is None


def test_workings(evaluated: Evaluated) -> None:
    workings = workings_of(snapshot_of(evaluated), plan=PLAN, settings=evaluated.settings)
    assert workings is not None
    assert workings.evaluation(NOTHING_SAID).total.value == 9997

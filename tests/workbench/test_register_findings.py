"""The bundled department: its registers break no limit, and every typed figure agrees with the records."""

from __future__ import annotations

import json
from dataclasses import replace

from jixiao.facts.snapshot import open_snapshot
from jixiao.workbench.register_findings import register_findings
from jixiao.workbench.scoring import count_snapshot
from tests.conftest import Evaluated


def test_nothing_to_be_told_of_the_example(evaluated: Evaluated) -> None:
    key = json.loads((evaluated.folder / "trace.json").read_text(encoding="utf-8"))["snapshot"]
    snapshot = open_snapshot(evaluated.settings.snapshots / key)
    figures = count_snapshot(snapshot, assumed={}, settings=evaluated.settings)
    assert register_findings(snapshot, figures=figures) == ()
    other = replace(figures["duty.mediation.resolved"], value=10_000)
    assert [one.code for one in register_findings(snapshot, figures=figures | {"duty.mediation.resolved": other})] == [
        "JX-REG-014"
    ]

"""The bundled department: the limits that its few late records break, and every typed figure agrees with the records."""

from __future__ import annotations

import json
from dataclasses import replace

from jixiao.facts.snapshot import open_snapshot
from jixiao.kernel.formatting import figure_text
from jixiao.workbench.register_findings import register_findings
from jixiao.workbench.scoring import count_snapshot
from tests.conftest import Evaluated


def test_what_is_told_of_the_example(evaluated: Evaluated) -> None:
    key = json.loads((evaluated.folder / "trace.json").read_text(encoding="utf-8"))["snapshot"]
    snapshot = open_snapshot(evaluated.settings.snapshots / key)
    figures = count_snapshot(snapshot, assumed={}, settings=evaluated.settings)
    told = register_findings(snapshot, figures=figures)
    # Reviews of legality and reconsiderations are on time, late, too quick and still open, by the builder.
    assert [one.code for one in told] == ["JX-REG-010"] * 6 + ["JX-REG-011"]
    assert "有 1 件不合时限（不少于7个工作日，" in told[0].message
    duties = [figures[f"duty.{record['code']}"] for record in snapshot.records("duty_result")]
    assert [one.code for one in duties if one.trace is None or "measure" not in one.trace.detail] == []
    printed = [
        figure_text(figures[f"duty.{code}"]) for code in ("publicity.viewers", "review.early", "lawyers.products")
    ]
    assert (len(duties), printed) == (38, ["超17万人次", "30余项", "40多个"])
    other = replace(figures["duty.mediation.resolved"], value=10_000)
    wrong = register_findings(snapshot, figures=figures | {"duty.mediation.resolved": other})
    assert [one.code for one in wrong if one not in told] == ["JX-REG-014"]

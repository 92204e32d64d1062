"""What an evaluation is compared with: another standard, another evaluation, or a clear refusal."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.facts.snapshot import open_snapshot
from jixiao.workbench.comparing import Beside, comparisons_of, read_against
from jixiao.workbench.scoring import evaluate_snapshot, load_standards
from tests.conftest import Evaluated

STANDARD, PROJECT = "gd-gz-district-2023", "cn-mof-2020-10"


def test_another_standard_and_another_evaluation(evaluated: Evaluated) -> None:
    snapshot = open_snapshot(evaluated.settings.snapshots / evaluated.outcome.facts["snapshot"])
    standards, _ = load_standards(STANDARD, PROJECT, settings=evaluated.settings)
    assert standards is not None
    evaluation = evaluate_snapshot(snapshot, standards=standards, assumed={}, settings=evaluated.settings)
    against, findings = read_against(evaluated.folder)
    assert findings == ()
    found, findings = comparisons_of(
        evaluation,
        beside=Beside("sc-pidu-2025", {}, against),
        snapshot=snapshot,
        project_standard=PROJECT,
        settings=evaluated.settings,
    )
    assert findings == ()
    assert [(one.before.standard, one.after.standard) for one in found] == [
        (STANDARD, STANDARD),
        (STANDARD, "sc-pidu-2025"),
    ]
    assert all(row.same for row in found[0].items)
    assert {row.after is None for row in found[1].items} == {True, False}


def test_nothing_asked_is_nothing_found() -> None:
    assert read_against(None) == (None, ())


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "JX-EVA-050"),
        (b'{"schema": "jixiao.trace/9"}', "JX-EVA-051"),
        (b"[1, 2]", "JX-EVA-051"),
        (b'{"schema": "jixiao.trace/1", "figures"', "JX-EVA-052"),
        (b'{"schema": "jixiao.trace/1", "figures": {}}', "JX-EVA-052"),
        ("年度".encode("gb18030"), "JX-EVA-052"),
        (b"[" * 100_000, "JX-EVA-052"),
    ],
)
def test_a_trace_that_cannot_be_read_is_refused(tmp_path: Path, content: bytes | None, code: str) -> None:
    if content is not None:
        (tmp_path / "trace.json").write_bytes(content)
    for path in (tmp_path, tmp_path / "trace.json"):
        side, findings = read_against(path)
        assert side is None
        assert [finding.code for finding in findings] == [code]

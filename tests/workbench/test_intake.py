"""A package becomes a snapshot whole, or not at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from jixiao.workbench.intake import take_in
from tests.conftest import Evaluated


def test_a_package_without_yaml_leaves_nothing(evaluated: Evaluated, tmp_path: Path) -> None:
    settings = replace(evaluated.settings, data=tmp_path / "data")
    (tmp_path / "空").mkdir()
    intake = take_in(tmp_path / "空", fiscal_year=2023, settings=settings)
    assert intake.snapshot is None
    assert intake.findings
    assert not settings.snapshots.exists()


def test_the_example_twice_is_one_snapshot(evaluated: Evaluated, tmp_path: Path) -> None:
    settings = replace(evaluated.settings, data=tmp_path)
    keys = set()
    for _ in range(2):
        snapshot = take_in(settings.examples / "baiyun-2023", fiscal_year=2023, settings=settings).snapshot
        assert snapshot is not None
        keys.add(snapshot.key)
    assert keys == {evaluated.outcome.facts["snapshot"]}

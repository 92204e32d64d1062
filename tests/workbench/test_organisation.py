"""The example's unit and divisions; none from a package with errors."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from jixiao.workbench.organisation import organisation_of
from jixiao.workbench.settings import from_environment


def test_the_example(tmp_path: Path) -> None:
    settings = replace(from_environment(), data=tmp_path)
    found = organisation_of(settings.examples / "baiyun-2023", settings=settings)
    assert found is not None
    assert (found.unit, found.name, len(found.divisions)) == ("118001", "广州市白云区司法局", 12)
    assert organisation_of(tmp_path, settings=settings) is None

"""What may be chosen is what is on the shelf; what is chosen by default is among it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from jixiao.workbench.choices import choices
from jixiao.workbench.settings import from_environment


def test_choices() -> None:
    offered = choices(settings=from_environment())
    for name, chosen in offered.initial.items():
        assert chosen in dict(getattr(offered, name))
    assert "cn-mof-2013-53" not in dict(offered.standard)
    standard = offered.initial["standard"]
    assert (offered.grade(standard, "1"), offered.grade(standard, "99"), offered.grade("gone", "")) == ("优", "", "")


def test_a_changed_shelf_is_read_again(tmp_path: Path) -> None:
    settings = replace(from_environment(), standards=tmp_path / "standards")
    shutil.copytree(from_environment().standards, settings.standards)
    before = choices(settings=settings)
    assert choices(settings=settings) is before
    chosen = before.initial["standard"]
    (file,) = (
        path for path in settings.standards.rglob("standard.yaml") if f"id: {chosen}\n" in path.read_text("utf-8")
    )
    title = dict(before.standard)[chosen]
    file.write_text(file.read_text("utf-8").replace(title, title + "（修订）"), encoding="utf-8")
    assert dict(choices(settings=settings).standard)[chosen].endswith("（修订）")
    shutil.rmtree(file.parent)
    assert chosen not in dict(choices(settings=settings).standard)

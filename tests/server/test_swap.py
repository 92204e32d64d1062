"""A folder takes another's place; what stood there is kept."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jixiao.server import swap


@pytest.mark.parametrize("exchanges", [True, False])
def test_a_folder_takes_the_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchanges: bool) -> None:
    if not exchanges:
        monkeypatch.setattr(swap.sys, "platform", "elsewhere")
    for name in ("new", "place"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "word").write_text(name)
    swap.put_in_place(tmp_path / "new", tmp_path / "place", keep_old=tmp_path / "old")
    assert (tmp_path / "place" / "word").read_text() == "new"
    assert (tmp_path / "old" / "word").read_text() == "place"
    assert not (tmp_path / "new").exists()


def test_an_empty_place(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    swap.put_in_place(tmp_path / "new", tmp_path / "place", keep_old=tmp_path / "old")
    assert sorted(os.listdir(tmp_path)) == ["place"]


def test_a_mount_point_is_said_to_be_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap.os.path, "ismount", lambda path: True)
    with pytest.raises(OSError, match="挂载点"):
        swap.put_in_place(tmp_path, tmp_path, keep_old=tmp_path / "old")

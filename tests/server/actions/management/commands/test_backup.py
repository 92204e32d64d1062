"""A backup is one new file that only its owner reads; it is written down in the trail."""

from __future__ import annotations

import tarfile
from pathlib import Path

from .installation import Installation


def test_a_backup(tmp_path: Path) -> None:
    here = Installation(tmp_path / "data", "")
    assert "还没有" in here.run("backup", str(tmp_path)).stderr
    here.must("prepare")
    (here.data / "imports").mkdir()
    (here.data / "imports" / "表.xlsx").write_bytes(b"x")
    here.must("backup", str(tmp_path))
    (made,) = tmp_path.glob("jixiao-*.tar.gz")
    assert made.stat().st_mode & 0o777 == 0o600
    with tarfile.open(made) as tar:
        assert sorted(tar.getnames()) == ["data/imports/表.xlsx", "data/secret.key", "database", "manifest.json"]
    assert '"backup.make"' in here.must("audit", "export")


def test_nothing_is_written_over(tmp_path: Path) -> None:
    here = Installation(tmp_path / "data", "")
    here.must("prepare")
    (tmp_path / "old").write_text("old")
    assert "已经存在" in here.run("backup", str(tmp_path / "old")).stderr
    assert "不存在" in here.run("backup", str(tmp_path / "nowhere" / "new")).stderr
    assert (tmp_path / "old").read_text() == "old"

"""Both exports, one after the other or each in a process of its own: the same cases and the same messages."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from jixiao.linkage import reading_both
from jixiao.linkage.reading_both import read_both
from tests.linkage.world import rules

HEAD = "案号,申请人,被申请人,受理日期,涉及金额\n"


def test_both_at_once(tmp_path: Path) -> None:
    for name in ("甲.csv", "乙.csv"):
        (tmp_path / name).write_text(HEAD + "1,张三,李四,2023-05-07,3\n", encoding="utf-8")
    (a, b), findings = read_both((tmp_path / "甲.csv", tmp_path / "乙.csv"), rules=rules(), told=({}, {}))
    assert a is not None
    assert b is not None
    assert (a.file, b.file, len(findings)) == ("甲.csv", "乙.csv", 2)


def test_in_processes_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = (tmp_path / "甲.csv", tmp_path / "乙.csv")
    paths[0].write_text(HEAD + "1,张三,李四,2023-05-07,500\n2,,,那天,1\n", encoding="utf-8")
    paths[1].write_text("a,b\n1,2\n", encoding="utf-8")
    asked = {"rules": rules(), "told": ({"涉及金额": "忽略"}, {})}
    plain = read_both(paths, **asked)  # type: ignore[arg-type]
    monkeypatch.setattr(reading_both, "LARGE", 0)
    (a, b), findings = read_both(paths, **asked)  # type: ignore[arg-type]
    assert a is not None
    assert a == plain[0][0]
    assert (b, findings) == (None, plain[1])
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(RuntimeError, match="has failed"):
        read_both(paths, **asked)  # type: ignore[arg-type]

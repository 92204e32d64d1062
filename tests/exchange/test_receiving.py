"""What was received when; the same content is never new twice."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from jixiao.exchange.receiving import FAILED, NOTHING, RECEIVED, SAME, latest, receipts, receive
from jixiao.exchange.sources import Source

NOW = datetime(2023, 7, 1, 8, tzinfo=UTC)


def test_received_once_and_written_down(tmp_path: Path) -> None:
    drop = tmp_path / "drop"
    drop.mkdir()
    sources = (Source("a", "区平台", "folder", path=str(drop)), Source("b", "市系统", "folder", path="/nowhere"))
    into = tmp_path / "into"
    assert [one.outcome for one in receive(sources, into=into, now=NOW)] == [NOTHING, FAILED]
    (drop / "七月.csv").write_text("编号\n1\n", encoding="utf-8")
    assert [one.outcome for one in receive(sources, into=into, now=NOW)] == [RECEIVED, FAILED]
    assert [one.outcome for one in receive(sources[:1], into=into, now=NOW)] == [SAME]
    told = receipts(into)
    assert [one.outcome for one in told] == [NOTHING, FAILED, RECEIVED, FAILED, SAME]
    assert told[2].at == "2023-07-01T08:00:00+00:00"
    found = latest(into, "a")
    assert found is not None
    assert found.read_text(encoding="utf-8") == "编号\n1\n"
    assert latest(into, "b") is None
    assert [path.name for path in into.iterdir() if path.name.startswith(".")] == []

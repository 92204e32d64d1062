"""From two mocks to links, and back: entered once, found in both."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

from jixiao.exchange.mock_platform import platform_of, server_of
from jixiao.workbench.collect import collect, send_to

NOW = datetime(2023, 7, 1, tzinfo=UTC)
SOURCES = """
sources:
  - {{name: district, system: 矛盾纠纷多元化解平台, kind: rest, address: "{0}", rows: data.list, size: 2, send_address: "{0}"}}
  - {{name: drop, system: 市系统, kind: folder, path: "{1}"}}
"""


def test_there_and_back(tmp_path: Path) -> None:
    export = tmp_path / "区.csv"
    export.write_text("事件编号,甲方当事人\nB1,张三\nB2,李四\nB3,王五\n", encoding="utf-8")
    server = server_of(platform_of(export, name="矛盾纠纷多元化解平台"), port=0)
    Thread(target=server.serve_forever, daemon=True).start()
    sources = tmp_path / "sources.yaml"
    address = f"http://127.0.0.1:{server.server_address[1]}/api/cases"
    sources.write_text(SOURCES.format(address, tmp_path / "drop"), encoding="utf-8")
    first = collect(sources, into=tmp_path / "in", now=NOW)
    assert first.exit_code == 1
    assert [one.outcome for one in first.receipts] == ["received", "failed"]
    assert "没有取到" in first.lines[1]
    filled = tmp_path / "补录.csv"
    filled.write_text("事件编号,甲方当事人\n,赵六\n", encoding="utf-8")
    sent = send_to(sources, file=filled, name="district")
    assert (sent.exit_code, sent.lines) == (0, ("送出 1 条，对方没有收下 0 条",))
    again = collect(sources, into=tmp_path / "in", now=NOW)
    assert again.receipts[0].outcome == "received"
    assert "赵六" in (tmp_path / "in" / again.receipts[0].file).read_text(encoding="utf-8")
    assert send_to(sources, file=filled, name="drop").as_json()["findings"][0]["code"] == "JX-EXC-003"
    server.shutdown()
    server.server_close()


def test_a_wrong_file_of_sources_is_told(tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text("sources:\n  - {name: a, system: b, kind: pigeon}\n", encoding="utf-8")
    assert collect(tmp_path / "sources.yaml", into=tmp_path, now=NOW).exit_code == 2
    assert send_to(tmp_path / "sources.yaml", file=tmp_path / "x", name="a").exit_code == 2

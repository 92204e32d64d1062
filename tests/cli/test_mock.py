"""`jixiao mock` as called."""

from __future__ import annotations

from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from jixiao.cli.main import main


def test_as_called(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_text("编号\n1\n", encoding="utf-8")

    def stopped(_: ThreadingHTTPServer) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(ThreadingHTTPServer, "serve_forever", stopped)
    assert main(["mock", str(path), "--name", "某平台", "--port", "0"]) == 0
    assert "某平台（模拟）" in capsys.readouterr().out
    assert main(["mock", str(tmp_path / "gone.csv")]) == 2

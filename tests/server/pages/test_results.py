"""The folder shown is the one named by the environment, else the example's."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.server.pages.results import folder


def test_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIXIAO_RESULTS", "/somewhere")
    assert folder() == Path("/somewhere")
    monkeypatch.delenv("JIXIAO_RESULTS")
    assert folder().name == "demo"

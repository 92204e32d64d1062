"""Settings come from the environment, else from the checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.workbench.settings import CHECKOUT, from_environment


def test_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path))
    monkeypatch.delenv("JIXIAO_STANDARDS", raising=False)
    settings = from_environment()
    assert (settings.data, settings.standards) == (tmp_path, CHECKOUT / "standards")
    assert settings.demo.parent == settings.snapshots.parent == tmp_path
    assert (CHECKOUT / "start.py").exists()

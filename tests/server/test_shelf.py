"""A register that is put on the shelf while the server runs is there a moment later."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse

from jixiao.facts.registers import REGISTERS
from jixiao.server import shelf
from tests.registers import DRONES, drones, pack

__all__ = ["drones"]


def test_noticed_without_a_restart(drones: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    respond = shelf.fresh_registers(lambda request: HttpResponse(" ".join(REGISTERS)))
    assert respond(HttpRequest()).content == b"drone_patrol"
    pack(
        drones / "test" / "register-1",
        DRONES.replace("drone_patrol", "boat_patrol")
        .replace("无人机", "船艇")
        .replace("test-drones", "b")
        .replace("巡查记录", "船艇记录"),
    )
    assert respond(HttpRequest()).content == b"drone_patrol"
    monkeypatch.setattr(shelf, "EVERY", 0.0)
    assert respond(HttpRequest()).content == b"boat_patrol drone_patrol"

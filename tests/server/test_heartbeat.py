"""A worker that lives is heard; one that ended is gone; one that was killed grows silent."""

from __future__ import annotations

import os
import time
from pathlib import Path

from jixiao.server.heartbeat import beating, last_sign


def test_while_it_lives_it_is_heard(tmp_path: Path) -> None:
    assert last_sign(tmp_path) is None
    with beating("一号/机", data=tmp_path, every=0.01):
        (sign,) = (tmp_path / "workers").iterdir()
        os.utime(sign, (1, 1))
        until = time.monotonic() + 10
        while (last_sign(tmp_path) or 0) > 10:
            assert time.monotonic() < until
            time.sleep(0.01)
    assert last_sign(tmp_path) is None


def test_the_liveliest_counts(tmp_path: Path) -> None:
    with beating("alive", data=tmp_path):
        killed = tmp_path / "workers" / "killed.alive"
        killed.touch()
        os.utime(killed, (1, 1))
        assert (last_sign(tmp_path) or 0) < 10
    assert (last_sign(tmp_path) or 0) > 1_000_000

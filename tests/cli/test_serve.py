"""`jixiao serve` starts the real server: it answers, shows the score, and ends when told."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

from tests.conftest import Evaluated


def test_the_real_server(evaluated: Evaluated) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "jixiao", "serve", "--port", str(port)]
    environment = os.environ | {"JIXIAO_DATA": str(evaluated.settings.data)}
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        assert answer(f"http://127.0.0.1:{port}/healthz") == "ok"
        assert "99.97" in answer(f"http://127.0.0.1:{port}/")
    finally:
        server.terminate()
        assert server.wait(timeout=20) is not None


def answer(address: str) -> str:
    """What the address answers, as soon as the server is up."""
    for _ in range(400):
        try:
            with urllib.request.urlopen(address, timeout=5) as response:
                return str(response.read().decode())
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.1)
    raise AssertionError(f"{address} does not answer")

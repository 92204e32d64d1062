"""`python -m jixiao.server together --bind ADDRESS`: web server and worker under one parent; they end together."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

WORKER = "together"
PATIENCE = 30
_DIE_WITH_PARENT = 1


class Command(BaseCommand):
    """Ends with Ctrl-C or SIGTERM; when one of the two ends by itself, so does the other, and the status is 1."""

    help = "同时运行网页服务和后台处理"

    def add_arguments(self, parser: CommandParser) -> None:
        """The address, and how many web processes."""
        parser.add_argument("--bind", default="127.0.0.1:8000", help="监听地址和端口")
        parser.add_argument("--web", type=int, default=max(2, os.cpu_count() or 2), help="网页进程数")

    def handle(self, *args: Any, **options: Any) -> None:
        """Starts both and waits."""
        server = ["-m", "jixiao.server"]
        gunicorn = [
            "-m",
            "gunicorn",
            "jixiao.server.wsgi",
            "-b",
            options["bind"],
            "-w",
            str(options["web"]),
            "--timeout",
            "120",
        ]
        children = {
            "网页服务": _start([*gunicorn, "--log-level", "warning"]),
            "后台处理": _start([*server, "work", "--name", WORKER]),
        }
        stopped = False

        def stop(number: int, frame: FrameType | None) -> None:
            nonlocal stopped
            stopped = True

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        ended = ""
        while not stopped and not ended:
            time.sleep(0.2)
            ended = next((name for name, child in children.items() if child.poll() is not None), "")
        _end(list(children.values()))
        if ended:
            self.stderr.write(
                f"{ended}意外结束（退出码 {children[ended].returncode}），全部已停止；原因见上，数据没有损坏。"
            )
            sys.exit(1)


def _start(arguments: list[str]) -> subprocess.Popen[bytes]:
    # A session of its own: Ctrl-C reaches the parent alone, which ends its children in order.
    # This process has one thread, so that a function between fork and exec is safe.
    command = [sys.executable, *arguments]
    return subprocess.Popen(command, start_new_session=True, preexec_fn=_with_parent())  # noqa: PLW1509


def _end(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        with suppress(ProcessLookupError):
            child.terminate()
    deadline = time.monotonic() + PATIENCE
    for child in children:
        try:
            child.wait(timeout=max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _with_parent() -> Callable[[], None] | None:
    """On Linux a child is told to end when its parent is killed, so that no orphan keeps the port; elsewhere there is no such thing."""
    if sys.platform != "linux":
        return None
    library = ctypes.CDLL(None, use_errno=True)

    def ask() -> None:
        library.prctl(_DIE_WITH_PARENT, signal.SIGTERM)

    return ask

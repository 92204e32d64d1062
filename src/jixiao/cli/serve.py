"""`jixiao serve`: opens the score sheet with its traces as web pages on this machine."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from jixiao.workbench.settings import from_environment


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("--port", type=int, default=8000, help="端口，默认 8000")
    parser.add_argument("--host", default="127.0.0.1", help="监听地址，默认只限本机")
    parser.add_argument("--in", dest="folder", type=Path, help="评价结果文件夹，默认为示例结果")


def run(arguments: argparse.Namespace) -> int:
    """Replaces this process by the web server; it ends with Ctrl-C."""
    folder = arguments.folder or from_environment().demo
    environment = os.environ | {"JIXIAO_RESULTS": str(folder.resolve())}
    address = f"{arguments.host}:{arguments.port}"
    print(f"打开 http://{address}/ （按 Ctrl-C 结束）", flush=True)
    gunicorn = [
        sys.executable,
        "-m",
        "gunicorn",
        "jixiao.server.wsgi",
        "-b",
        address,
        "-w",
        "2",
        "--log-level",
        "warning",
    ]
    os.execve(sys.executable, gunicorn, environment)

"""`jixiao serve`: the results of an evaluation as web pages on this machine, or the workplace with people and roles."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

from jixiao.workbench.settings import from_environment


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("--port", type=int, default=8000, help="端口，默认 8000")
    parser.add_argument("--host", default="127.0.0.1", help="监听地址，默认只限本机")
    parser.add_argument("--in", dest="folder", type=Path, help="评价结果文件夹，默认为示例结果")
    parser.add_argument("--workplace", action="store_true", help="打开多人使用的工作台：账号、角色、审计")
    parser.add_argument("--demo", action="store_true", help="工作台装入示例单位，每种角色一个演示账号")


def run(arguments: argparse.Namespace) -> int:
    """Replaces this process by the server; it ends with Ctrl-C.

    The workplace's tables are made ready first, and a worker runs beside it.
    """
    folder = arguments.folder or from_environment().demo
    environment = os.environ | {
        "JIXIAO_RESULTS": str(folder.resolve()),
        "JIXIAO_ACCOUNTS": "1" if arguments.workplace else "0",
        "JIXIAO_DEMO": "1" if arguments.demo else os.environ.get("JIXIAO_DEMO", "0"),
    }
    status = _prepare(environment, demo=arguments.demo) if arguments.workplace else 0
    return status or _serve(environment, address=f"{arguments.host}:{arguments.port}", workplace=arguments.workplace)


def _prepare(environment: dict[str, str], *, demo: bool) -> int:
    command = [sys.executable, "-m", "jixiao.server", "prepare", *(["--demo"] if demo else [])]
    return subprocess.run(command, env=environment, check=False).returncode


def _serve(environment: dict[str, str], *, address: str, workplace: bool) -> NoReturn:
    print(f"打开 http://{address}/ （按 Ctrl-C 结束）", flush=True)
    web = [
        "-m",
        "gunicorn",
        "jixiao.server.wsgi",
        "-b",
        address,
        "-w",
        "2",
        "--timeout",
        "120",
        "--log-level",
        "warning",
    ]
    with_worker = ["-m", "jixiao.server", "together", "--bind", address]
    os.execve(sys.executable, [sys.executable, *(with_worker if workplace else web)], environment)

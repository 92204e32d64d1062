"""`jixiao restore`: the workplace as it was backed up."""

from __future__ import annotations

import argparse
import subprocess
import sys


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("source", help="jixiao backup 做的备份文件")
    parser.add_argument("--replace", action="store_true", help="允许替换已有数据的安装（原有内容另行保留）")


def run(arguments: argparse.Namespace) -> int:
    """The server's own command does it: only the server knows the database."""
    replace = ["--replace"] if arguments.replace else []
    command = [sys.executable, "-m", "jixiao.server", "restore", arguments.source, *replace]
    return subprocess.run(command, check=False).returncode

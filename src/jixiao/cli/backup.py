"""`jixiao backup`: the workplace's database, files, snapshots and key in one archive."""

from __future__ import annotations

import argparse
import subprocess
import sys


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("target", help="备份文件，或放备份的文件夹（自动按时间取名）")


def run(arguments: argparse.Namespace) -> int:
    """The server's own command does it: only the server knows the database."""
    command = [sys.executable, "-m", "jixiao.server", "backup", arguments.target]
    return subprocess.run(command, check=False).returncode

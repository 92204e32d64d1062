"""An installation with the example, made once a run by the command itself; whoever needs one takes a copy."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SERVER = (sys.executable, "-m", "jixiao.server")


@dataclass(frozen=True)
class Prepared:
    """A data folder that is never changed, and what `prepare --demo --json` printed when it made it."""

    data: Path
    printed: str

    @property
    def accounts(self) -> list[dict[str, Any]]:
        """The demonstration accounts as printed: username, role, initial password."""
        listed: list[dict[str, Any]] = json.loads(self.printed)
        return listed

    def copy(self, folder: Path) -> dict[str, str]:
        """The environment in which commands find a copy of the installation, in the new folder `folder`."""
        shutil.copytree(self.data, folder)
        return environment_of(folder)


def environment_of(data: Path) -> dict[str, str]:
    """The environment in which commands work on a data folder, with SQLite."""
    own = {"JIXIAO_DATA": str(data), "JIXIAO_DATABASE": "", "JIXIAO_ACCOUNTS": "1"}
    return os.environ | own


def made_once(root: Path) -> Prepared:
    """The installation below `root`, which all processes of a run share; the first that asks makes it, on nothing at all."""
    data, told = root / "prepared", root / "prepared.json"
    with (root / "prepared.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not told.exists():
            command = [*SERVER, "prepare", "--demo", "--json"]
            done = subprocess.run(command, env=environment_of(data), capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
            told.write_text(done.stdout, encoding="utf-8")
    return Prepared(data, told.read_text(encoding="utf-8"))

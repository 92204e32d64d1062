"""The results folder that this server shows."""

from __future__ import annotations

import os
from pathlib import Path

from jixiao.workbench.settings import from_environment


def folder() -> Path:
    """The folder named by JIXIAO_RESULTS, else the bundled example's."""
    return Path(os.environ.get("JIXIAO_RESULTS") or from_environment().demo)

"""Two folders change places in one step, so that whoever looks – even after a kill – sees one of them whole."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

_HERE = -100
_EXCHANGE = 2


def put_in_place(new: Path, place: Path, *, keep_old: Path) -> None:
    """`new` stands at `place`; what stood there before, if anything did, at `keep_old`. All three lie on one file system.

    OSError with a Chinese message where `place` is a mount point, which cannot be renamed.
    """
    if not place.exists():
        new.rename(place)
        return
    if os.path.ismount(place):
        raise OSError(errno.EBUSY, f"{place} 是挂载点，不能整体替换；请把 JIXIAO_DATA 设为挂载点之下的文件夹")
    if _exchanged(new, place):
        new.rename(keep_old)
        return
    # Where the system cannot exchange, there is a moment without the folder; both stand beside it under their names.
    place.rename(keep_old)
    new.rename(place)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether the system has exchanged the two names (Linux, most file systems)."""
    if sys.platform != "linux":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    rename = getattr(library, "renameat2", None)
    if rename is None:
        return False
    return bool(rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)

"""The memory of a process and of all that it has started, at every moment: the sum of what is resident, and its peak.

`getrusage` cannot say this: it has no sum of processes that run at once, and what it tells of a child is at least what its parent held when
the child was started, since both are one process for a moment. What processes share counts for each of them, so the sum is never too
little; proportional shares would be exact, but to ask for them is to walk over every page. Asks /proc, so on Linux only.
"""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType

PROC = Path("/proc")
PAGE = os.sysconf("SC_PAGE_SIZE")
EVERY = 0.1
"""Seconds between two looks."""


class TreeMemory:
    """Looks at the tree below a process while a block runs; `peak` is the most that was seen, in MB of 2^20."""

    def __init__(self, pid: int) -> None:
        """Nothing is seen yet."""
        self.pid, self.peak, self._done = pid, 0.0, threading.Event()
        self._looking = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> TreeMemory:
        """Starts looking."""
        self._looking.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Looks no longer."""
        self._done.set()
        self._looking.join()

    def _look(self) -> None:
        while not self._done.is_set():
            self.peak = max(self.peak, sum(map(_resident, _tree(self.pid))))
            self._done.wait(EVERY)


def _tree(pid: int) -> list[int]:
    found = [pid]
    # A process may end while it is looked at.
    with suppress(OSError):
        for thread in (PROC / str(pid) / "task").iterdir():
            for child in (thread / "children").read_text().split():
                found += _tree(int(child))
    return found


def _resident(pid: int) -> float:
    with suppress(OSError):
        return int((PROC / str(pid) / "statm").read_text().split()[1]) * PAGE / 2**20
    return 0.0

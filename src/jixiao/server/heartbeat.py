"""Signs of life of the workers: a file for each in the data folder, which web and worker share, touched while its process lives."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

WORKERS = "workers"
EVERY = 10.0


@contextmanager
def beating(name: str, *, data: Path, every: float = EVERY) -> Iterator[None]:
    """While the body runs, the worker's file is touched every so many seconds; afterwards, unless the process was killed, it is gone."""
    # A name may be anything a command line can say; as a file name it is one word.
    sign = data / WORKERS / (quote(name, safe="") + ".alive")
    sign.parent.mkdir(parents=True, exist_ok=True)
    sign.touch()
    ended = threading.Event()

    def beat() -> None:
        while not ended.wait(every):
            sign.touch()

    thread = threading.Thread(target=beat, name="heartbeat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
        sign.unlink(missing_ok=True)


def last_sign(data: Path) -> float | None:
    """Seconds since any worker gave a sign of life; None when none is known."""
    signs = [path.stat().st_mtime for path in (data / WORKERS).glob("*.alive")]
    return max(0.0, time.time() - max(signs)) if signs else None

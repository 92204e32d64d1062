"""What leaves the house is written into the trail: exports of lists, downloads of files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jixiao.server.audit.trail import Act, Actor, record


def told_export(*, subject: str, summary: str, detail: Mapping[str, Any], actor: Actor) -> None:
    """An export, with what it was narrowed to."""
    record(Act("export", subject, summary, detail), by=actor)


def told_download(*, subject: str, name: str, actor: Actor) -> None:
    """A file handed out as it came in."""
    record(Act("download", subject, f"下载“{name}”"), by=actor)

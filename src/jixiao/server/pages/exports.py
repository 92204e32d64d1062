"""An export on its way to a person: written for this answer, told in the trail, kept nowhere."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from django.http import FileResponse, HttpRequest

from jixiao.server.accounts.actor import actor_of
from jixiao.server.actions.exporting import told_export


def handed_out(
    request: HttpRequest,
    name: str,
    write: Callable[[Path], object],
    *,
    subject: str,
    summary: str,
    detail: Mapping[str, Any],
) -> FileResponse:
    """What `write` writes, as a download called `name`; the trail tells who took it, and that only once it stands."""
    folder = tempfile.TemporaryDirectory()
    with folder:
        path = Path(folder.name) / f"export{Path(name).suffix}"
        write(path)
        stream = path.open("rb")
    told_export(subject=subject, summary=summary, detail=detail, actor=actor_of(request))
    return FileResponse(stream, as_attachment=True, filename=name)

"""Files that were dropped on a page, stored in a scratch folder under the names they came with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile

_LONGEST = 120


def store(uploads: Sequence[UploadedFile[Any]], *, folder: Path, fallback: str) -> tuple[Path, ...]:
    """The stored files; a name keeps its last part only, a missing one becomes `fallback`, a second of the same name gets a number."""
    stored: list[Path] = []
    for upload in uploads:
        name = Path((upload.name or fallback).replace("\\", "/")).name.lstrip(".~")[-_LONGEST:] or fallback
        path = folder / name
        path = path if path not in stored else folder / f"{path.stem}（{len(stored) + 1}）{path.suffix}"
        with path.open("wb") as target:
            for chunk in upload.chunks():
                target.write(chunk)
        stored.append(path)
    return tuple(stored)

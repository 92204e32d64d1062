"""What was received from other systems: where it lies, the newest of each source."""

from __future__ import annotations

from pathlib import Path

from jixiao.server.accounts.models import Unit
from jixiao.workbench.settings import from_environment

from .models import Collection

FOLDER = "collected"


def received_folder() -> Path:
    """Where received files and their journal lie."""
    return from_environment().data / FOLDER


def path_of(collection: Collection) -> Path:
    """The file to be used: the copy with cells put right, else the file as it was received."""
    return received_folder() / (collection.mended or collection.file)


def newest_try(unit: Unit, source: str, *, before: int = 0) -> Collection | None:
    """The last try to ask a source, or the last before one."""
    tries = Collection.objects.filter(unit=unit, source=source)
    return (tries.filter(pk__lt=before) if before else tries).first()


def newest_file(unit: Unit, source: str) -> Collection | None:
    """The newest file of a source that can be used."""
    return Collection.objects.filter(unit=unit, source=source, outcome="received").first()

"""Files as people upload them, for the tests of imports."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from jixiao.server.accounts.models import Unit, User
from jixiao.server.actions.background_imports import read_session, write_session
from jixiao.server.actions.importing import accept_session, open_session
from jixiao.server.audit.trail import Actor
from jixiao.server.ledger.models import ImportSession
from tests.facts.files import good, write

ACTOR = Actor(name="测试")


def uploads(folder: Path, files: dict[str, Any] | None = None) -> list[SimpleUploadedFile]:
    """The files of a small package without a fault, or others."""
    write(folder, good() if files is None else files)
    return [SimpleUploadedFile(path.name, path.read_bytes()) for path in sorted(folder.glob("*.xlsx"))]


def opened(by: User, files: list[SimpleUploadedFile]) -> ImportSession:
    """An import that has been read."""
    unit = Unit.objects.get(code="118001")
    session = open_session(unit=unit, fiscal_year=2023, uploads=files, by=by, actor=ACTOR)
    read_session.call(session.pk)
    session.refresh_from_db()
    return session


def accepted(session: ImportSession, *, by: User, reason: str = "") -> ImportSession:
    """An import that has been accepted and written."""
    accept_session(session=session, seen=session.version, reason=reason, by=by, actor=ACTOR)
    write_session.call(session.pk)
    session.refresh_from_db()
    return session

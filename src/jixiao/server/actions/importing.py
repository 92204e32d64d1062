"""Files into the ledger: handed in, read in the background, looked at, accepted all or none, taken back as a whole."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import F

from jixiao.facts.records import BY_NAME
from jixiao.server.accounts.models import Unit, User
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.files.uploads import store
from jixiao.server.ledger.batches import Refused, undo
from jixiao.server.ledger.models import Batch, ImportSession
from jixiao.workbench.settings import from_environment

from .background_imports import read_session, write_session
from .permission import ENTERING, demand, demand_to_enter

MOST_FILES = 50


def open_session(
    *, unit: Unit, fiscal_year: int, uploads: Sequence[UploadedFile[Any]], by: User, actor: Actor
) -> ImportSession:
    """The files stored and on their way to be read. ValidationError without files or with too many."""
    demand(by, *ENTERING, unit=unit)
    if not uploads:
        raise ValidationError("请选择要导入的文件。")
    if len(uploads) > MOST_FILES:
        raise ValidationError(f"一次最多导入 {MOST_FILES} 个文件，现在选了 {len(uploads)} 个，请分几次导入。")
    with transaction.atomic():
        session = ImportSession.objects.create(unit=unit, fiscal_year=fiscal_year, by=by)
        folder = folder_of(session)
        folder.mkdir(parents=True, exist_ok=True)
        paths = store(uploads, folder=folder, fallback="数据.xlsx")
        session.files = [file_told(path) for path in paths]
        session.save(update_fields=["files"])
        told = f"上传 {len(paths)} 个文件准备导入：{session}"
        record(Act("import.open", f"import:{session.pk}", told, {"unit": unit.code, "files": session.files}), by=actor)
        _later(read_session, session)
    return session


def describe_sheets(
    *, session: ImportSession, seen: int, entries: Sequence[Mapping[str, Any]], replaces: bool, by: User, actor: Actor
) -> None:
    """What sheets and columns are, as somebody says it; the files are read again. ValidationError when others were quicker."""
    demand(by, *ENTERING, unit=session.unit)
    with transaction.atomic():
        _step(session, seen=seen, of=("ready", "problems"), to="reading", entries=list(entries), replaces=replaces)
        told = f"调整导入的列对应：{session}"
        record(Act("import.describe", f"import:{session.pk}", told, {"entries": list(entries)}), by=actor)
        _later(read_session, session)


def accept_session(*, session: ImportSession, seen: int, reason: str, by: User, actor: Actor) -> None:
    """The rows go into the ledger, in the background, all or none. ValidationError while there are errors or when others were quicker."""
    demand(by, *ENTERING, unit=session.unit)
    for name in {str(sheet["record"]) for sheet in session.sheets if sheet["record"] in BY_NAME}:
        demand_to_enter(by, name, unit=session.unit)
    with transaction.atomic():
        _step(session, seen=seen, of=("ready",), to="writing", reason=reason[:500])
        told = f"确认导入：{session}"
        record(Act("import.accept", f"import:{session.pk}", told, {"replaces": session.replaces}), by=actor)
        _later(write_session, session)


def discard_session(*, session: ImportSession, seen: int, by: User, actor: Actor) -> None:
    """Gives the files up before anything of them is in the ledger."""
    demand(by, *ENTERING, unit=session.unit)
    with transaction.atomic():
        _step(session, seen=seen, of=("ready", "problems", "broken"), to="discarded")
        record(Act("import.discard", f"import:{session.pk}", f"放弃导入：{session}"), by=actor)


def undo_batch(*, batch: Batch, reason: str, by: User, actor: Actor) -> None:
    """Takes a batch back as a whole. ValidationError without a reason, and when later batches build on it."""
    demand(by, *ENTERING, unit=batch.unit)
    for name in BY_NAME.keys() & set(batch.present):
        demand_to_enter(by, name, unit=batch.unit)
    if not reason.strip():
        raise ValidationError("撤销须写明原因。")
    with transaction.atomic():
        try:
            undo(batch, by=by, reason=reason)
        except Refused as refused:
            raise ValidationError(str(refused)) from refused
        told = f"撤销批次 {batch.pk}（{batch}）：{reason}"
        record(
            Act("batch.undo", f"batch:{batch.pk}", told, {"unit": batch.unit.code, "counts": batch.counts}), by=actor
        )


def folder_of(session: ImportSession) -> Path:
    """Where the files of a session lie."""
    return from_environment().data / "imports" / str(session.pk)


def file_told(path: Path) -> dict[str, Any]:
    """A stored file as a session names it: name, size in bytes, SHA-256."""
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return {"name": path.name, "size": path.stat().st_size, "sha256": digest}


def labels() -> dict[str, str]:
    """The record types that a sheet may be said to hold, by name."""
    return {name: known.label for name, known in BY_NAME.items()}


def _step(session: ImportSession, *, seen: int, of: tuple[str, ...], to: str, **values: Any) -> None:
    """Moves a session on, once: of two people who press a button at the same moment the second is told."""
    moved = ImportSession.objects.filter(pk=session.pk, version=seen, state__in=of).update(
        state=to, version=F("version") + 1, **values
    )
    if not moved:
        raise ValidationError("这次导入已经被别人办理，或者状态已变化，请刷新后再看。")
    session.refresh_from_db()


def _later(work: Any, session: ImportSession) -> None:
    # Only a session that is really there is worked on: the worker may be quicker than the commit.
    transaction.on_commit(lambda: work.enqueue(session.pk))

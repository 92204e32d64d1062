"""What the worker does for an import. Each task may run twice, and one that was killed leaves nothing half-written."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import F
from django_tasks import task

from jixiao.facts.package import FileEntry
from jixiao.facts.rows import Row
from jixiao.kernel.finding import Finding, has_errors
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.ledger.batches import Delivery, Refused, accept, compare, subtree
from jixiao.server.ledger.models import ImportSession, RememberedLayout
from jixiao.server.ledger.snapshots import ledger_rows
from jixiao.workbench.delivering import Handed, Read, read_handed
from jixiao.workbench.outcome import finding_json
from jixiao.workbench.registers import install_registers
from jixiao.workbench.settings import from_environment

from .notices import notify

PROGRESS = "progress.json"
MOST_SHOWN = 500
IN_THE_PAGE = "请在下方“列的对应”中指明这张表是什么、各列是什么，再重新读取。"

OUTCOMES = {
    "ready": "导入文件已读取，请核对后决定是否入库",
    "problems": "导入文件有问题，尚未入库",
    "accepted": "导入已入库",
    "broken": "导入处理中断，尚未入库",
}


@task()
def read_session(number: int) -> None:
    """Reads the files of a session and writes down what would happen; the ledger stays as it is."""
    install_registers(from_environment())
    session = ImportSession.objects.select_related("unit").get(pk=number)
    if session.state != "reading":
        return
    try:
        tell_progress(session, "读取文件", 0, 0)
        read = _read(session)
        if not session.entries and (remembered := _remembered(session, read)):
            session.entries = remembered
            read = _read(session)
        tell_progress(session, "与台账比较", 0, 0)
        differences = {name: asdict(told) for name, told in compare(_delivery(session, read)).items()}
    except Exception:
        _move(session, of="reading", to="broken")
        raise
    _move(
        session,
        of="reading",
        to="problems" if has_errors(read.findings) else "ready",
        entries=session.entries,
        sheets=[asdict(sheet) for sheet in read.sheets],
        findings=[_told(finding) for finding in read.findings[:MOST_SHOWN]],
        differences=differences,
    )


@task()
def write_session(number: int) -> None:
    """Puts the rows of an accepted session into the ledger, in one transaction with the session's own step and the trail's event."""
    install_registers(from_environment())
    session = ImportSession.objects.select_related("unit", "by").get(pk=number)
    if session.state != "writing":
        return
    try:
        tell_progress(session, "读取文件", 0, 0)
        read = _read(session)
        if has_errors(read.findings):
            # What the ledger holds has changed since the files were looked at.
            told = [_told(finding) for finding in read.findings[:MOST_SHOWN]]
            _move(session, of="writing", to="problems", findings=told)
            return
        with transaction.atomic():
            batch = accept(
                _delivery(session, read), progress=lambda done, of: tell_progress(session, "写入台账", done, of)
            )
            _remember(session, read)
            _move(session, of="writing", to="accepted", batch=batch)
            told_by = Actor(session.by.pk, str(session.by), session.unit.code)
            detail = {"unit": session.unit.code, "counts": batch.counts, "files": session.files}
            record(Act("import.write", f"batch:{batch.pk}", f"导入入库：{session}", detail), by=told_by)
    except Refused as refused:
        _move(session, of="writing", to="problems", findings=[{"severity": "error", "message": str(refused)}])
    except Exception:
        _move(session, of="writing", to="broken")
        raise


def tell_progress(session: ImportSession, step: str, done: int, of: int) -> None:
    """How far the work is, in a file beside the session's: a row of the same transaction could be read by nobody before its end."""
    folder = _folder(session)
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f"{PROGRESS}.{os.getpid()}"
    draft.write_text(json.dumps({"step": step, "done": done, "of": of}, ensure_ascii=False), encoding="utf-8")
    draft.replace(folder / PROGRESS)


def progress_of(session: ImportSession) -> dict[str, Any]:
    """How far the work is: `step` in Chinese, `done` and `of` in rows (0 of 0 while that is not known)."""
    try:
        told: dict[str, Any] = json.loads((_folder(session) / PROGRESS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {"step": "排队等候", "done": 0, "of": 0}
    return told


def _read(session: ImportSession) -> Read:
    unit = session.unit
    handed = Handed(
        folder=_folder(session),
        files=tuple(sorted(file["name"] for file in session.files)),
        unit=unit.code,
        unit_name=unit.name,
        fiscal_year=session.fiscal_year,
        units=frozenset(subtree(unit).values_list("code", flat=True)),
        entries=tuple(FileEntry(**entry) for entry in session.entries),
    )

    def standing() -> Sequence[Row]:
        return ledger_rows(unit, session.fiscal_year)

    return read_handed(handed, standing=standing, replaces=session.replaces)


def _delivery(session: ImportSession, read: Read) -> Delivery:
    return Delivery(
        unit=session.unit,
        fiscal_year=session.fiscal_year,
        kind="import",
        title=str(session),
        rows=read.rows,
        present=read.present,
        by=session.by,
        person=str(session.by),
        replaces=session.replaces,
        reason=session.reason,
    )


def _remembered(session: ImportSession, read: Read) -> list[dict[str, Any]]:
    """What was once said about sheets with the same headings."""
    known = dict(
        RememberedLayout.objects.filter(
            unit=session.unit, layout__in=[sheet.layout for sheet in read.sheets]
        ).values_list("layout", "entry")
    )
    return [
        {**known[sheet.layout], "file": sheet.file, "sheet": sheet.sheet}
        for sheet in read.sheets
        if sheet.layout in known
    ]


def _remember(session: ImportSession, read: Read) -> None:
    said = {(entry["file"], entry.get("sheet", "")): entry for entry in session.entries}
    for sheet in read.sheets:
        entry = said.get((sheet.file, sheet.sheet))
        if entry is not None:
            kept = {key: value for key, value in entry.items() if key not in ("file", "sheet")}
            RememberedLayout.objects.update_or_create(unit=session.unit, layout=sheet.layout, defaults={"entry": kept})


def _told(finding: Finding) -> Mapping[str, Any]:
    told = finding_json(finding)
    # People in the browser have no package.yaml; what it says is said on the page.
    return told | {"hint": IN_THE_PAGE} if "package.yaml" in told.get("hint", "") else told


def _move(session: ImportSession, *, of: str, to: str, **values: Any) -> None:
    with transaction.atomic():
        moved = ImportSession.objects.filter(pk=session.pk, state=of).update(
            state=to, version=F("version") + 1, **values
        )
        # A task that runs again moves nothing, and tells nobody a second time.
        if moved:
            title = f"{OUTCOMES[to]}：{session}"
            notify(
                to=[session.by],
                kind="import",
                title=title,
                link=f"/imports/{session.pk}/",
                subject=f"import:{session.pk}",
            )


def _folder(session: ImportSession) -> Path:
    return from_environment().data / "imports" / str(session.pk)

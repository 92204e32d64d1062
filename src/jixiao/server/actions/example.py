"""The records of the example department in the ledger of a demonstration, evaluated once, so that the first page has something to show."""

from __future__ import annotations

import shutil
from dataclasses import asdict
from pathlib import Path

from django.db import transaction

from jixiao.server.accounts.models import Unit, User
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.ledger.batches import Delivery, accept
from jixiao.server.ledger.models import Batch, ImportSession
from jixiao.server.results.models import Evaluation
from jixiao.workbench.delivering import Handed, Read, read_package
from jixiao.workbench.demo import PROJECT_STANDARD, STANDARD
from jixiao.workbench.outputs import OUTLINE

from .background_evaluations import evaluate_unit
from .demonstration import OFFICE
from .importing import file_told, folder_of


def load_example(folder: Path) -> Evaluation | None:
    """The evaluation of the package's records, taken into the ledger of its unit; None when the package or its unit is not there."""
    package = read_package(folder)
    if package is None or not package[1].rows or not Unit.objects.filter(code=package[0].unit).exists():
        return None
    batch = load_records(*package)
    evaluation = Evaluation.objects.create(
        unit=batch.unit,
        fiscal_year=batch.fiscal_year,
        standard=STANDARD,
        project_standard=PROJECT_STANDARD,
        outline=OUTLINE,
    )
    evaluate_unit.call(evaluation.pk)
    evaluation.refresh_from_db()
    return evaluation


@transaction.atomic
def load_records(handed: Handed, read: Read) -> Batch:
    """The example's records in the ledger, as an import that somebody of the office has accepted; its files can be downloaded."""
    unit = Unit.objects.get(code=handed.unit)
    by = User.objects.get(username=OFFICE)
    session = ImportSession.objects.create(unit=unit, fiscal_year=handed.fiscal_year, by=by, state="accepted")
    folder = folder_of(session)
    folder.mkdir(parents=True, exist_ok=True)
    paths = [Path(shutil.copy2(handed.folder / name, folder / name)) for name in handed.files]
    session.files = [file_told(path) for path in paths]
    session.sheets = [asdict(sheet) for sheet in read.sheets]
    session.batch = accept(
        Delivery(
            unit=unit,
            fiscal_year=handed.fiscal_year,
            kind="example",
            title=str(session),
            rows=read.rows,
            present=read.present,
            by=by,
            person=str(by),
        )
    )
    session.differences = session.batch.counts
    session.save()
    record(
        Act("import.write", f"batch:{session.batch.pk}", "装入示例数据", {"unit": unit.code}), by=Actor(name="演示数据")
    )
    return session.batch

"""The records of the example department in the ledger of a demonstration, evaluated once, so that the first page has something to show."""

from __future__ import annotations

import shutil
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from jixiao.server.accounts.models import Unit, User
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.ledger.batches import Delivery, accept, current
from jixiao.server.ledger.models import Batch, ImportSession
from jixiao.server.ledger.rows import rows_of
from jixiao.server.results.models import Evaluation
from jixiao.workbench.delivering import Handed, Read, read_package
from jixiao.workbench.demo import PROJECT_STANDARD, STANDARD
from jixiao.workbench.outputs import OUTLINE

from . import case_rectifications
from .assessing import ask_units
from .background_evaluations import evaluate_unit
from .cases import Beginning, start
from .demonstration import CHECKING, HANDLER, OFFICE
from .example_links import load_links
from .importing import file_told, folder_of
from .rounds import start_round

ASSESSED_BY = "jx-town-case-handling"
"""The scheme under which the street of the demonstration is asked for its self-marks."""


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
    begin_cases(batch.unit, batch.fiscal_year)
    handler, office = (User.objects.get(username=name) for name in (HANDLER, OFFICE))
    load_links(folder, unit=batch.unit, by=handler, signed_by=office)
    return evaluation


@transaction.atomic
def begin_cases(unit: Unit, fiscal_year: int) -> None:
    """A case of each kind that people meet first: a round of monitoring, self-evaluation, self-marks of a street, what is to be mended."""
    office, handler = (User.objects.get(username=name) for name in (OFFICE, HANDLER))
    actor, today = Actor(name="演示数据"), timezone.localdate()
    start_round(
        fiscal_year=fiscal_year,
        title="1–7 月绩效运行监控",
        cut_off=date(fiscal_year, 7, 31),
        due=today + timedelta(days=10),
        units=[unit],
        by=office,
        actor=actor,
    )
    own = Beginning(
        subject="self_evaluation", unit=unit, fiscal_year=fiscal_year, title=f"{unit.name}{fiscal_year}年度部门整体自评"
    )
    start(own, by=handler, actor=actor)
    if unit.divisions.filter(name__contains=CHECKING).exists():
        ask_units(unit=unit, fiscal_year=fiscal_year, scheme=ASSESSED_BY, by=office, actor=actor)
    items: Any = current("rectification", unit=unit, fiscal_year=fiscal_year)
    for row in rows_of("rectification", items.filter(done_on__isnull=True).order_by("number")):
        task = Beginning(
            subject="rectification",
            unit=unit,
            fiscal_year=fiscal_year,
            title=f"{row.values['document']}所列问题整改（{row.values['number']}）",
            body=case_rectifications.begun(row.values),
            reference=str(row.values["number"]),
            due=today + timedelta(days=30),
        )
        start(task, by=office, actor=actor, assigned=True)


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

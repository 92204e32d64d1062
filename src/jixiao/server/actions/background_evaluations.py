"""What the worker does for an evaluation. Each task may run twice, and one that was killed leaves nothing half-written."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django_tasks import task

from jixiao import __version__
from jixiao.reporting.files import REPORT, REPORT_PDF
from jixiao.server.accounts.models import Unit
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.ledger.batches import state_of
from jixiao.server.ledger.snapshots import snapshot_of
from jixiao.server.results.folders import evaluations_folder, folder_of
from jixiao.server.results.models import Evaluation, ReportVersion
from jixiao.workbench.frozen import ENGINE, Plan, evaluate_frozen
from jixiao.workbench.printing import print_to_pdf
from jixiao.workbench.registers import install_registers
from jixiao.workbench.results import open_results
from jixiao.workbench.settings import from_environment

from .notices import notify

DRAFT = ".draft-"
PROGRAM = Actor(name="系统")
BROKEN = "程序出错，没有完成评价。请重新发起；再次出错时，请把发起时间告诉系统管理员。"


@task()
def evaluate_unit(number: int) -> None:
    """Freezes the unit's year, evaluates it, puts all outputs in their folder at once, and marks the evaluation as done."""
    evaluation = Evaluation.objects.select_related("unit").get(pk=number)
    if evaluation.state not in ("queued", "running"):
        return
    Evaluation.objects.filter(pk=number).update(state="running")
    try:
        # Read before the rows are: a batch that comes in between makes the evaluation stale rather than wrongly fresh.
        evaluation.ledger_state = state_of(evaluation.unit, evaluation.fiscal_year)
        folder = _write(evaluation)
        _finish(evaluation, folder=folder)
    except Exception:
        Evaluation.objects.filter(pk=number).update(state="failed", error=BROKEN, done_at=timezone.now())
        _tell(evaluation, told="没有完成")
        raise


@task()
def print_report(number: int) -> None:
    """Puts the report as PDF beside the others; nothing when it is there, or when no LibreOffice is installed."""
    evaluation = Evaluation.objects.get(pk=number)
    folder = folder_of(evaluation)
    if evaluation.state != "done" or (folder / REPORT_PDF).exists():
        return
    with _draft(folder.parent, f"pdf-{number}") as draft:
        made = print_to_pdf(folder / REPORT, into=draft)
        if made is not None:
            # Another worker that prints the same report has taken this draft away, and puts its own in the same place.
            with suppress(FileNotFoundError):
                made.replace(folder / REPORT_PDF)


@contextmanager
def _draft(root: Path, name: str) -> Iterator[Path]:
    """An empty folder under `root` that goes when all is done; what a run of the same name left that was killed goes first."""
    for left in root.glob(f"{DRAFT}{name}-*"):
        shutil.rmtree(left, ignore_errors=True)
    made = Path(tempfile.mkdtemp(prefix=f"{DRAFT}{name}-", dir=root))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _write(evaluation: Evaluation) -> Path:
    settings = from_environment()
    install_registers(settings)
    snapshot = snapshot_of(evaluation.unit, evaluation.fiscal_year, folder=settings.snapshots)
    evaluation.snapshot = snapshot.key
    root = evaluations_folder()
    root.mkdir(parents=True, exist_ok=True)
    final = root / f"{evaluation.pk}-{snapshot.key}"
    if final.exists():
        return final
    plan = Plan(evaluation.standard, evaluation.project_standard, evaluation.outline)
    with _draft(root, str(evaluation.pk)) as draft:
        out = draft / "results"
        evaluate_frozen(snapshot, plan=plan, out=out, settings=settings)
        out.chmod(0o755)
        os.rename(out, final)
    return final


def _finish(evaluation: Evaluation, *, folder: Path) -> None:
    results = open_results(folder)
    evaluation.folder, evaluation.done_at = folder.name, timezone.now()
    evaluation.engine, evaluation.software = ENGINE, __version__
    with transaction.atomic():
        # One after the other for a unit, so that two reports do not get the same number.
        list(Unit.objects.select_for_update().filter(pk=evaluation.unit_id))
        if results is None:
            evaluation.state, evaluation.error = "failed", "资料或标准有错误，没有评价；详见检查结果。"
        else:
            document = results.document
            names = [grade["name"] for grade in document["standard"]["grades"]]
            evaluation.state, evaluation.key = "done", document["key"]
            evaluation.standard_version = document["standard"]["version"]
            evaluation.points = document["figures"]["score.total"]["value"]
            evaluation.grade = str(names.index(document["grade"]) + 1) if document["grade"] in names else ""
        evaluation.save()
        if results is not None:
            _number(evaluation, folder=folder)
        told = f"评价{evaluation.get_state_display()}：{evaluation}"
        detail = {"unit": evaluation.unit.code, "snapshot": evaluation.snapshot, "key": evaluation.key}
        record(Act("evaluation.finish", f"evaluation:{evaluation.pk}", told, detail), by=PROGRAM)
        _tell(evaluation, told=evaluation.get_state_display())


def _tell(evaluation: Evaluation, *, told: str) -> None:
    """Whoever asked for it may have closed the page long ago."""
    if evaluation.by is not None:
        title, link = f"评价{told}：{evaluation}", f"/evaluations/{evaluation.pk}/"
        notify(to=[evaluation.by], kind="evaluation", title=title, link=link, subject=f"evaluation:{evaluation.pk}")


def _number(evaluation: Evaluation, *, folder: Path) -> None:
    same = ReportVersion.objects.filter(unit=evaluation.unit, fiscal_year=evaluation.fiscal_year)
    last = same.aggregate(last=Max("number"))["last"] or 0
    digest = hashlib.sha256((folder / REPORT).read_bytes()).hexdigest()
    ReportVersion.objects.get_or_create(
        evaluation=evaluation,
        defaults={
            "unit": evaluation.unit,
            "fiscal_year": evaluation.fiscal_year,
            "number": last + 1,
            "sha256": digest,
        },
    )

"""What the worker does for an analysis of spending: all its files at once. It may run twice; killed, it leaves nothing half-written."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.ledger.batches import state_of
from jixiao.server.results.folders import analyses_folder
from jixiao.server.results.models import AnalysisDocument
from jixiao.workbench.analysis_files import write_all

from .notices import notify
from .watching import analysed_now

DRAFT = ".draft-"
PROGRAM = Actor(name="系统")
BROKEN = "程序出错，没有生成执行分析。请重新生成；再次出错时，请把发起时间告诉系统管理员。"
NOTHING = "没有支付明细，或者标准库中没有可用的执行分析口径。"


@task()
def write_analysis_document(number: int) -> None:
    """Analyses the unit's year by the day, puts document, workbook, JSON and trace in their folder, and marks it as done."""
    made = AnalysisDocument.objects.select_related("unit", "by").get(pk=number)
    if made.state not in ("queued", "running"):
        return
    AnalysisDocument.objects.filter(pk=number).update(state="running")
    try:
        # Read before the rows are: a batch that comes in between makes the document stale rather than wrongly fresh.
        made.ledger_state = state_of(made.unit, made.fiscal_year)
        analysis = analysed_now(made.unit, made.fiscal_year, made.as_of)
        if analysis is None:
            made.state, made.error = "failed", NOTHING
        else:
            made.snapshot, made.key, made.state = analysis.snapshot, analysis.key, "done"
            final = analyses_folder() / f"{made.pk}-{analysis.key}"
            if not final.exists():
                analyses_folder().mkdir(parents=True, exist_ok=True)
                with tempfile.TemporaryDirectory(prefix=DRAFT, dir=analyses_folder()) as draft:
                    write_all(analysis, out=Path(draft) / "files")
                    os.rename(Path(draft) / "files", final)
            made.folder = final.name
        _finish(made)
    except Exception:
        AnalysisDocument.objects.filter(pk=number).update(state="failed", error=BROKEN, done_at=timezone.now())
        raise


def _finish(made: AnalysisDocument) -> None:
    made.done_at = timezone.now()
    told = f"{made.get_state_display()}：{made}"
    with transaction.atomic():
        made.save()
        detail = {"unit": made.unit.code, "snapshot": made.snapshot, "key": made.key}
        record(Act("analysis.finish", f"analysis:{made.pk}", told, detail), by=PROGRAM)
        if made.by is not None:
            link = f"/watch/analysis/?unit={made.unit.code}&year={made.fiscal_year}&as_of={made.as_of.isoformat()}"
            notify(to=[made.by], kind="evaluation", title=told, link=link, subject=f"analysis:{made.pk}")

"""What the worker does for a disclosure pack: all its files at once. It may run twice; killed, it leaves nothing half-written."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from jixiao.reporting.disclosure_pack import NAMES
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.ledger.batches import state_of
from jixiao.server.ledger.snapshots import snapshot_of
from jixiao.server.results.folders import disclosures_folder
from jixiao.server.results.models import DisclosurePack
from jixiao.workbench.disclosing import disclose_snapshot
from jixiao.workbench.outcome import finding_json
from jixiao.workbench.settings import from_environment

from .notices import notify

DRAFT = ".draft-"
PROGRAM = Actor(name="系统")
BROKEN = "程序出错，没有生成公开资料。请重新生成；再次出错时，请把发起时间告诉系统管理员。"
NOTHING = "台账中没有可以公开的记录：预算、支付、决算、三公经费、采购合同、信息公开都还没有。"


@task()
def write_disclosure_pack(number: int) -> None:
    """Puts workbook, document, PDF, CSV files and data package of the unit's year in their folder, and marks the pack as done."""
    made = DisclosurePack.objects.select_related("unit", "by").get(pk=number)
    if made.state not in ("queued", "running"):
        return
    DisclosurePack.objects.filter(pk=number).update(state="running")
    try:
        # Read before the rows are: a batch that comes in between makes the pack stale rather than wrongly fresh.
        made.ledger_state = state_of(made.unit, made.fiscal_year)
        _write(made)
        _finish(made)
    except Exception:
        DisclosurePack.objects.filter(pk=number).update(state="failed", error=BROKEN, done_at=timezone.now())
        raise


def _write(made: DisclosurePack) -> None:
    snapshot = snapshot_of(made.unit, made.fiscal_year, folder=from_environment().snapshots)
    root = disclosures_folder()
    root.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=DRAFT, dir=root) as name:
        draft = Path(name) / "files"
        settings = from_environment()
        written = disclose_snapshot(snapshot.folder, item=made.item, out=draft, pdf=True, settings=settings)
        publisher, findings = written or (None, ())
        if publisher is None:
            made.state, made.error = "failed", "；".join(finding.message for finding in findings) or NOTHING
            return
        whole = shutil.make_archive(str(Path(name) / "whole"), "zip", root_dir=draft)
        os.rename(whole, draft / f"{NAMES[made.item]}.zip")
        made.files = sorted(path.name for path in draft.iterdir())
        final = root / f"{made.pk}-{snapshot.key}"
        # A first run was killed between folder and record: the folder is whole, but its list is this run's.
        shutil.rmtree(final, ignore_errors=True)
        os.rename(draft, final)
    made.state, made.folder, made.snapshot = "done", final.name, snapshot.key
    made.withheld, made.findings = publisher.withheld, [finding_json(finding) for finding in findings]


def _finish(made: DisclosurePack) -> None:
    made.done_at = timezone.now()
    told = f"{made.get_state_display()}：{made}"
    with transaction.atomic():
        made.save()
        detail = {"unit": made.unit.code, "snapshot": made.snapshot, "withheld": made.withheld}
        record(Act("disclosure.finish", f"disclosure:{made.pk}", told, detail), by=PROGRAM)
        if made.by is not None:
            link = f"/watch/disclosure/?unit={made.unit.code}&year={made.fiscal_year}"
            notify(to=[made.by], kind="evaluation", title=told, link=link, subject=f"disclosure:{made.pk}")

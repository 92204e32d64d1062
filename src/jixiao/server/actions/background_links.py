"""What the worker does for a run of linking: links both exports with what people have decided, keeps files and doubtful pairs at once."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from jixiao.linkage.linking import Decided
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.matching.models import LinkPair, LinkRun
from jixiao.server.matching.readings import by_pair, holds, run_folder
from jixiao.workbench.link import Asked, LinkedFiles, link_files, pair_values
from jixiao.workbench.settings import from_environment

from .notices import notify

PROGRAM = Actor(name="系统")
BROKEN = "程序出错，没有完成关联。请重新发起；再次出错时，请把发起时间告诉系统管理员。"
MOST_NOTES = 200
MOST_PAIRS = 5_000


@task()
def link_exports(number: int) -> None:
    """Links, and marks the run as done or failed. It may run twice; killed, it leaves nothing half-written."""
    run = LinkRun.objects.select_related("unit", "by").get(pk=number)
    if run.state not in ("queued", "running"):
        return
    LinkRun.objects.filter(pk=number).update(state="running")
    try:
        _finish(run, _linked(run))
    except Exception:
        LinkRun.objects.filter(pk=number).update(state="failed", error=BROKEN, done_at=timezone.now())
        raise


def _linked(run: LinkRun) -> LinkedFiles:
    folder = run_folder(run)
    decided = tuple(
        Decided(one.number_a, one.number_b, one.relation) for one in by_pair(run.unit).values() if holds(one)
    )
    asked = Asked(run.columns.get("a", {}), run.columns.get("b", {}), decided=decided)
    with tempfile.TemporaryDirectory(prefix=".draft-", dir=folder) as draft:
        made = Path(draft) / "out"
        paths = (folder / "in" / run.name_a, folder / "in" / run.name_b)
        result = link_files(*paths, asked=asked, out=made, settings=from_environment())
        if made.exists():
            shutil.rmtree(folder / "out", ignore_errors=True)
            os.rename(made, folder / "out")
    return result


def _finish(run: LinkRun, result: LinkedFiles) -> None:
    run.done_at = timezone.now()
    run.notes = [finding.text for finding in result.findings[:MOST_NOTES]]
    if result.counts is None:
        run.state, run.error = "failed", "；".join(finding.text for finding in result.findings)[:1000]
    else:
        totals = result.counts
        run.state = "done"
        run.records_a, run.records_b = totals.records_a, totals.records_b
        run.joined, run.candidates, run.repeats = totals.joined, totals.candidates, totals.repeats
    with transaction.atomic():
        run.save()
        run.pairs.all().delete()
        pairs = [pair_values(link) for link in result.reviewed[:MOST_PAIRS]]
        LinkPair.objects.bulk_create(
            LinkPair(run=run, place=place, found="review", **values) for place, values in enumerate(pairs, start=1)
        )
        told = f"关联{run.get_state_display()}：{run}"
        detail = {"unit": run.unit.code, "joined": run.joined, "candidates": run.candidates}
        record(Act("links.finish", f"links:{run.pk}", told, detail), by=PROGRAM)
        notify(to=[run.by], kind="evaluation", title=told, link=f"/links/{run.pk}/", subject=f"links:{run.pk}")

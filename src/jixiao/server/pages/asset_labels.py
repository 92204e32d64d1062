"""Labels of assets from the list: those chosen, or all that the list shows, on the paper that lies in the printer."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render

from jixiao.facts.records import BY_NAME
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of
from jixiao.server.accounts.limits import limited
from jixiao.server.accounts.roles import BUSINESS
from jixiao.server.accounts.scope import scope_of
from jixiao.server.actions.exporting import told_export
from jixiao.server.ledger.listing import RecordList
from jixiao.workbench.labels import WRITTEN_OFF, formats_of, print_labels
from jixiao.workbench.settings import from_environment

MOST = 1000
"""Labels in one file: some seconds of work, and as many as anybody sticks on in one go."""


@allow(*BUSINESS)
@limited("export", reading=True)
def labels(request: HttpRequest) -> HttpResponse | FileResponse:
    """The choice of paper for the assets chosen or listed; with a paper, the labels as PDF."""
    asked = RecordList(BY_NAME["asset"], scope_of(request.user), request.GET.dict())
    chosen = [int(text) for text in request.POST.getlist("row") if text.isdigit()]
    rows = asked.rows().exclude(status=WRITTEN_OFF)
    rows = rows.filter(pk__in=chosen) if chosen else rows
    formats, _ = formats_of(from_environment())
    count = rows.order_by().count()
    context: dict[str, Any] = {"chosen": chosen, "count": count, "formats": formats, "told": asked.told, "most": MOST}
    paper = request.POST.get("paper", "")
    if not paper or count > MOST:
        return render(request, "asset_labels.html", context, status=400 if paper else 200)
    cards = list(rows.select_related("unit"))
    owner = next(iter({card.unit.name for card in cards}), "")
    skip = int(request.POST["skip"]) if request.POST.get("skip", "").isdigit() else 0
    folder = tempfile.TemporaryDirectory()
    with folder:
        path = Path(folder.name) / "labels.pdf"
        told = [card.__dict__ for card in cards]
        outcome = print_labels(path, cards=told, owner=owner, paper=paper, skip=skip, settings=from_environment())
        if not outcome.files:
            return render(request, "asset_labels.html", {**context, "findings": outcome.findings}, status=400)
        stream = path.open("rb")
    summary = f"打印资产标签 {count} 张"
    told_export(
        subject="records:asset", summary=summary, detail={"paper": paper, "count": count}, actor=actor_of(request)
    )
    return FileResponse(stream, as_attachment=True, filename="资产标签.pdf", content_type="application/pdf")

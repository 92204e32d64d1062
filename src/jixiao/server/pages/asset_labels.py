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
    """The choice of paper for the assets chosen or listed; with a paper, the labels as PDF, at most `MOST` from the `first` one on."""
    asked = RecordList(BY_NAME["asset"], scope_of(request.user), request.GET.dict())
    chosen = [int(text) for text in request.POST.getlist("row") if text.isdigit()]
    rows = asked.rows().exclude(status=WRITTEN_OFF)
    rows = rows.filter(pk__in=chosen) if chosen else rows
    formats, _ = formats_of(from_environment())
    count = rows.order_by().count()
    parts = [(first, min(first + MOST - 1, count)) for first in range(1, count + 1, MOST)]
    context: dict[str, Any] = {"chosen": chosen, "count": count, "formats": formats, "told": asked.told, "parts": parts}
    paper = request.POST.get("paper", "")
    if not paper:
        return render(request, "asset_labels.html", context)
    first = int(request.POST["first"]) if request.POST.get("first", "").isdigit() else 1
    cards = list(rows.select_related("unit")[max(first, 1) - 1 :][:MOST])
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
    summary = f"打印资产标签 {len(cards)} 张"
    detail = {"paper": paper, "first": first, "count": len(cards)}
    told_export(subject="records:asset", summary=summary, detail=detail, actor=actor_of(request))
    name = "资产标签.pdf" if count <= MOST else f"资产标签{first}-{first + len(cards) - 1}.pdf"
    return FileResponse(stream, as_attachment=True, filename=name, content_type="application/pdf")

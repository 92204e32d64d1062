"""Addresses of assets and supplies: limits, labels, rounds of counting, reconciliation, handovers, requests."""

from __future__ import annotations

from django.urls import path

from .pages import asset_labels, asset_limits, count_phone, count_rounds, handover, reconcile, supplies

asset_patterns = [
    path("assets/limits/", asset_limits.asset_limits, name="asset-limits"),
    path("assets/reconcile/", reconcile.reconcile, name="reconcile"),
    path("assets/handover/", handover.handover, name="handover"),
    path("assets/handover/<str:unit>/<int:year>/<str:number>/", handover.handover_sheet, name="handover-sheet"),
    path("assets/supplies/", supplies.supplies, name="supplies"),
    path("assets/supplies/receive/", supplies.supply_receive, name="supply-receive"),
    path("assets/supplies/use/", supplies.supply_use, name="supply-use"),
    path("assets/supplies/<int:number>/", supplies.supply_request, name="supply-request"),
    path("assets/labels/", asset_labels.labels, name="asset-labels"),
    path("assets/rounds/", count_rounds.count_rounds, name="count-rounds"),
    path("assets/rounds/worker.js", count_phone.worker, name="count-worker"),
    path("assets/rounds/<int:number>/", count_rounds.count_round, name="count-round"),
    path("assets/rounds/<int:number>/explain/", count_rounds.count_explain, name="count-explain"),
    path("assets/rounds/<int:number>/settle/", count_rounds.count_settle, name="count-settle"),
    path("assets/rounds/<int:number>/submit/", count_rounds.count_submit, name="count-submit"),
    path("assets/rounds/<int:number>/decide/", count_rounds.count_decide, name="count-decide"),
    path("assets/rounds/<int:number>/round.xlsx", count_rounds.count_file, {"kind": "xlsx"}, name="count-sheet"),
    path("assets/rounds/<int:number>/round.docx", count_rounds.count_file, {"kind": "docx"}, name="count-report"),
    path("assets/rounds/<int:number>/phone/", count_phone.phone, name="count-phone"),
    path("assets/rounds/<int:number>/cards/", count_phone.cards, name="count-cards"),
    path("assets/rounds/<int:number>/news/", count_phone.news, name="count-news"),
    path("assets/rounds/<int:number>/send/", count_phone.send, name="count-send"),
    path("assets/rounds/<int:number>/photo/<str:key>/", count_phone.photo, name="count-photo"),
]

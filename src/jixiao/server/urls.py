"""Addresses of the pages. Every page of ours carries the rule of who may open it (accounts.access)."""

from __future__ import annotations

from django.conf import settings
from django.urls import include, path

from .pages import charts, check, downloads, figures, health, key_tasks, lint, sheet

urlpatterns = [
    *([path("", include("jixiao.server.workplace_urls"))] if settings.JIXIAO_ACCOUNTS else []),
    path("", sheet.front, name="sheet"),
    path("projects/", sheet.projects, name="projects"),
    path("findings/", sheet.findings, name="findings"),
    path("figures/<str:code>/", figures.figure, name="figure"),
    path("tasks/", key_tasks.key_tasks, name="key-tasks"),
    path("charts/", charts.charts, name="charts"),
    path("charts/vega.js", charts.chart_script, name="chart-script"),
    path("charts/<str:name>.json", charts.chart_spec, name="chart-spec"),
    path("charts/<str:name>.svg", charts.chart_picture, name="chart-picture"),
    path("files/<str:name>", downloads.result_file, name="file"),
    path("check/", check.check_report, name="check"),
    path("check/<str:digest>/<str:name>", check.checked_file, name="checked-file"),
    path("lint/", lint.lint_targets, name="lint"),
    path("lint/<str:digest>/<str:name>", lint.linted_file, name="linted-file"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
handler400 = "jixiao.server.pages.health.refused"
handler403 = "jixiao.server.pages.health.forbidden"
handler404 = "jixiao.server.pages.health.not_found"
handler429 = "jixiao.server.pages.health.too_many"
handler500 = "jixiao.server.pages.health.broken"

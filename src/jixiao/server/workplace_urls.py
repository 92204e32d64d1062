"""Addresses of the pages that need people: signing in, and the administrators' duties."""

from __future__ import annotations

from allauth.account import views as account
from django.urls import include, path

from .pages import (
    charts,
    downloads,
    duties,
    evaluations,
    figures,
    home,
    imports,
    notices,
    people,
    records,
    self_evaluation,
    sheet,
    templates,
    trail,
)

account_patterns = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    # Closed by the adapter; allauth's own pages ask for its address.
    path("signup/", account.signup, name="account_signup"),
    path("2fa/", include("allauth.mfa.urls")),
]
urlpatterns = [
    path("account/", include(account_patterns)),
    path("home/", home.home, name="home"),
    path("notices/", notices.notices, name="notices"),
    path("notices/read/", notices.read_notices, name="notices-read"),
    path("notices/<int:number>/", notices.open_notice, name="notice"),
    path("people/", people.people, name="people"),
    path("people/<int:number>/", people.person, name="person"),
    path("duties/", duties.duties, name="duties"),
    path("duties/<int:number>/revoke/", duties.revoke_duty, name="revoke-duty"),
    path("trail/", trail.events, name="trail"),
    path("trail/export", trail.exported, name="trail-export"),
    path("records/", records.record_types, name="records"),
    path("records/<str:name>/", records.record_list, name="record-list"),
    path("records/<str:name>/export/", records.export_records, name="record-export"),
    path("records/<str:name>/new/", records.record_form, name="record-new"),
    path("records/<str:name>/withdraw/", records.withdraw, name="record-withdraw"),
    path("records/<str:name>/<int:number>/", records.record_detail, name="record"),
    path("records/<str:name>/<int:number>/edit/", records.record_form, name="record-edit"),
    path("imports/", imports.imports, name="imports"),
    path("imports/templates/", templates.import_templates, name="import-templates"),
    path("imports/templates/<str:name>.xlsx", templates.import_template, name="import-template"),
    path("imports/<int:number>/", imports.one_import, name="import"),
    path("imports/<int:number>/progress/", imports.import_progress, name="import-progress"),
    path("imports/<int:number>/decide/", imports.decide_import, name="import-decide"),
    path("imports/<int:number>/undo/", imports.undo_import, name="import-undo"),
    path("imports/<int:number>/files/<str:name>", imports.import_file, name="import-file"),
    path("evaluations/", evaluations.evaluations, name="evaluations"),
    path("evaluations/<int:number>/", sheet.score_sheet, name="evaluation"),
    path("evaluations/<int:number>/projects/", sheet.projects, name="evaluation-projects"),
    path("evaluations/<int:number>/findings/", sheet.findings, name="evaluation-findings"),
    path("evaluations/<int:number>/charts/", charts.charts, name="evaluation-charts"),
    path("evaluations/<int:number>/charts/<str:name>.json", charts.chart_spec, name="evaluation-chart-spec"),
    path("evaluations/<int:number>/charts/<str:name>.svg", charts.chart_picture, name="evaluation-chart-picture"),
    path("evaluations/<int:number>/figures/<str:code>/", figures.figure, name="evaluation-figure"),
    path("evaluations/<int:number>/files/<str:name>", downloads.result_file, name="evaluation-file"),
    path("evaluations/<int:number>/history/", evaluations.history, name="evaluation-history"),
    path("evaluations/<int:number>/form/", self_evaluation.self_evaluation, name="evaluation-form"),
    path("evaluations/<int:number>/form/typed/", self_evaluation.typed_statement, name="evaluation-typed"),
    path("evaluations/<int:number>/form/save/", self_evaluation.save_statements, name="evaluation-save"),
    path("evaluations/<int:number>/again/", evaluations.evaluate_again, name="evaluation-again"),
    path("evaluations/<int:number>/pdf/", evaluations.make_pdf, name="evaluation-pdf"),
]

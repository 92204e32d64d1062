"""Import templates as downloads."""

from __future__ import annotations

import io

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from jixiao.facts.records import BY_NAME
from jixiao.facts.registers import type_in
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.roles import WITH_REPORTERS
from jixiao.workbench.templates import template_to


@allow(*WITH_REPORTERS)
def import_templates(request: HttpRequest) -> HttpResponse:
    """The list of templates, with the columns each asks for."""
    types = [
        {
            "name": known.name,
            "label": known.label,
            "note": known.note,
            "required": "、".join(field.label for field in known.fields if field.required),
        }
        for known in BY_NAME.values()
    ]
    return render(request, "import_templates.html", {"types": types})


@allow(*WITH_REPORTERS)
def import_template(request: HttpRequest, name: str) -> FileResponse:
    """The template of one record type; of a register with several versions that of the year asked for, else with the columns of all."""
    if name not in BY_NAME:
        raise Http404(name)
    year = request.GET.get("year", "")
    stream = io.BytesIO()
    template_to(type_in(name, int(year)) if year.isdigit() else BY_NAME[name], stream)
    stream.seek(0)
    return FileResponse(stream, as_attachment=True, filename=f"{BY_NAME[name].label}.xlsx")

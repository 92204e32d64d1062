"""What a unit publishes of a year: made in one step in the background, kept with what the checker said, downloaded on the record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from jixiao.facts.records import BY_NAME
from jixiao.kernel.finding import SEVERITY_LABELS
from jixiao.monitoring.disclosure.public_table import FINAL
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.accounts.limits import limited
from jixiao.server.accounts.models import WITH_A_BUDGET, Unit
from jixiao.server.accounts.roles import BUSINESS
from jixiao.server.accounts.scope import roles_of, scope_of
from jixiao.server.actions.disclosing import (
    PAGES,
    REGISTER,
    hand_out_disclosure,
    prove_publication,
    request_disclosure,
)
from jixiao.server.actions.evaluating import ASKERS, WORKING
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.actions.records import Conflict
from jixiao.server.files.sniff import Refusal
from jixiao.server.ledger.batches import current, state_of
from jixiao.server.ledger.registers import WRITERS
from jixiao.server.results.folders import disclosures_folder
from jixiao.server.results.models import DisclosurePack

from .originals import original_links
from .payment_rules import Place, place_of

KEPT = 24
KINDS = {"zip": "全部（ZIP）", "docx": "Word", "pdf": "PDF", "xlsx": "Excel"}
"""The files that are named beside a pack, in this order; the others stand in the ZIP file and below it."""


@allow(*BUSINESS)
def disclosure(request: HttpRequest) -> HttpResponse:
    """The packs of a unit's year, the newest with what the checker said."""
    place = place_of(request, kinds=WITH_A_BUDGET)
    return render(request, "disclosure.html", _shown(request, place))


@allow(*ASKERS)
@require_POST
@limited("evaluation")
def disclosure_make(request: HttpRequest, unit: str, year: int) -> HttpResponse:
    """The pack of this year, final account or budget, in the background."""
    item = request.POST.get("item", FINAL)
    place = get_object_or_404(scope_of(request.user).units().filter(kind__in=WITH_A_BUDGET), code=unit)
    try:
        request_disclosure(
            unit=place,
            fiscal_year=year,
            item=item,
            by=person_of(request),
            actor=actor_of(request),
        )
        messages.success(request, "正在生成公开资料，完成后自动显示在下面。")
    except NotPermitted as refused:
        messages.error(request, str(refused))
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return redirect(f"{reverse('disclosure')}?{urlencode({'unit': place.code, 'year': year})}")


@allow(*BUSINESS)
@limited("export", reading=True)
def disclosure_file(request: HttpRequest, number: int, name: str) -> FileResponse:
    """A file of a pack that was made."""
    query = scope_of(request.user).rows(DisclosurePack.objects.filter(state="done").select_related("unit"))
    pack = get_object_or_404(query, pk=number)
    path = disclosures_folder() / pack.folder / name
    if name not in pack.files or not path.is_file():
        raise Http404(name)
    hand_out_disclosure(pack=pack, name=name, actor=actor_of(request))
    return FileResponse(path.open("rb"), as_attachment=True, filename=name)


@allow(*WRITERS)
@require_POST
@limited("upload")
def disclosure_prove(request: HttpRequest, unit: str, year: int, item: str) -> HttpResponse:
    """The picture or PDF of the page where an item was published, kept as its evidence."""
    place = get_object_or_404(scope_of(request.user).units().filter(kind__in=WITH_A_BUDGET), code=unit)
    upload = request.FILES.get("proof")
    if upload is None:
        messages.error(request, "请选择公开页面的截图或 PDF。")
    else:
        asked: dict[str, Any] = {"unit": place, "fiscal_year": year, "item": item, "stream": upload}
        try:
            kept = prove_publication(**asked, name=upload.name or "", by=person_of(request), actor=actor_of(request))
        except NotPermitted as refused:
            messages.error(request, str(refused))
        except ValidationError as error:
            messages.error(request, error.messages[0])
        except Conflict as conflict:
            messages.error(request, f"{conflict}请刷新后再传。")
        else:
            refused_file = isinstance(kept, Refusal)
            told = f"{kept.name}：{kept.text}" if isinstance(kept, Refusal) else "佐证已保存，校验值已写入公开登记。"
            (messages.error if refused_file else messages.success)(request, told)
    return redirect(f"{reverse('disclosure')}?{urlencode({'unit': place.code, 'year': year})}")


def _shown(request: HttpRequest, place: Place) -> dict[str, Any]:
    told: dict[str, Any] = {"place": place, "may_make": bool(roles_of(request.user) & set(ASKERS))}
    if place.unit is not None:
        packs = _packs(place.unit, place.year)
        told |= {
            "packs": packs,
            "checked": _newest_of_each(packs),
            "working": any(one["working"] for one in packs),
            "register": _register(request, place.unit, place.year),
            "may_prove": bool(roles_of(request.user) & set(WRITERS)),
            "accepted": ",".join(f".{suffix}" for suffix in PAGES),
        }
    return told


def _register(request: HttpRequest, unit: Unit, year: int) -> list[dict[str, Any]]:
    """What the unit itself has to publish in a year, with the file that proves it; `lost` when the hash on record names no file here."""
    labels = dict(BY_NAME[REGISTER].field("item").codes)
    found: Any = current(REGISTER, unit=unit, fiscal_year=year).filter(unit=unit)
    rows = sorted(found, key=lambda row: list(labels).index(row.item))
    links = original_links(request, {row.proof for row in rows if row.proof})
    return [
        {
            "row": row,
            "item": labels[row.item],
            "link": links.get(row.proof or "", ""),
            "lost": bool(row.proof) and row.proof not in links,
            "address": row.address if str(row.address or "").startswith(("https://", "http://")) else "",
        }
        for row in rows
    ]


def _packs(unit: Unit, year: int) -> list[dict[str, Any]]:
    now = state_of(unit, year)
    made = DisclosurePack.objects.filter(unit=unit, fiscal_year=year).select_related("by")[:KEPT]
    return [_pack(one, now) for one in made]


def _newest_of_each(packs: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The newest finished pack of the final account and of the budget, the newer first."""
    found: dict[str, dict[str, Any]] = {}
    for one in packs:
        if one["pack"].state == "done":
            found.setdefault(one["pack"].item, one)
    return list(found.values())


def _pack(one: DisclosurePack, now: str) -> dict[str, Any]:
    """A pack with its files and whether the records have changed since."""
    by_kind = {name.rpartition(".")[2]: name for name in one.files}
    main = [(label, by_kind[kind]) for kind, label in KINDS.items() if kind in by_kind]
    return {
        "pack": one,
        "stale": one.state == "done" and one.ledger_state != now,
        "working": one.state in WORKING,
        "main": main,
        "data": [name for name in one.files if name not in {name for _, name in main}],
        "findings": [line | {"severity_label": SEVERITY_LABELS[line["severity"]]} for line in one.findings],
    }

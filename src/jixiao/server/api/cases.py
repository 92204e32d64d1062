"""Cases on their way, read only: decisions are taken by people on the pages."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router

from jixiao.server.accounts.actor import person_of
from jixiao.server.accounts.roles import WITH_REPORTERS
from jixiao.server.accounts.scope import scope_of
from jixiao.server.process.cases import Case, Content, acting
from jixiao.server.process.flow import process_of

from .access import Allowed
from .cursors import MOST, page_of
from .problems import Problem
from .shapes import CasePage, CaseWhole

router = Router(tags=["事项"])


@router.get("/cases", auth=Allowed(*WITH_REPORTERS), response=CasePage, summary="办理事项，新的在前")
def list_cases(
    request: HttpRequest,
    subject: Annotated[str, Query(description="target、adjustment、monitoring、self_evaluation……")] = "",
    state: Annotated[str, Query(description="open、done、stopped")] = "",
    unit: Annotated[str, Query(description="单位编码")] = "",
    year: Annotated[int | None, Query(description="预算年度")] = None,
    cursor: str = "",
    limit: Annotated[int, Query(ge=1, le=MOST)] = 50,
) -> dict[str, Any]:
    """范围内各单位的事项，不论等谁办理。"""
    query = scope_of(request.user).rows(Case.objects.select_related("unit", "division", "by", "process"))
    wanted = {"subject": subject, "state": state, "unit__code": unit, "fiscal_year": year}
    asked = {key: value for key, value in wanted.items() if value not in ("", None)}
    rows, following = page_of(query.filter(**asked), asked=asked, cursor=cursor, limit=limit, newest_first=True)
    return {"items": [_out(one) for one in rows], "next": following}


@router.get(
    "/cases/{int:number}", auth=Allowed(*WITH_REPORTERS), response=CaseWhole, summary="一个事项的内容和办理记录"
)
def read_case(request: HttpRequest, number: int) -> dict[str, Any]:
    """最新一稿的内容，和每一步是谁在什么时候怎样办的。"""
    query = scope_of(request.user).rows(Case.objects.select_related("unit", "division", "by", "process"))
    found = query.filter(pk=number).first()
    if found is None:
        raise Problem("not-found", f"没有编号为 {number} 的事项。")
    process, newest = process_of(found), _readable(request, found)
    moves = [
        {
            "title": one.title,
            "to": process.name_of(one.to_step),
            "by": str(one.by),
            "for_whom": str(one.for_whom) if one.for_whom else None,
            "opinion": one.opinion,
            "version": one.content,
            "at": one.at.isoformat(),
        }
        for one in found.moves.select_related("by", "for_whom")
    ]
    content = {"version": newest.number, "sealed": newest.sealed, "body": newest.body} if newest else None
    return {**_out(found), "content": content, "outcome": found.outcome, "moves": moves}


def _readable(request: HttpRequest, case: Case) -> Content | None:
    """The newest version; for who does not see the unit above, a draft that lies there is not: what was handed on last then stands."""
    newest = case.contents.first()
    if newest is None or newest.sealed or case.unit.parent is None or acting(person_of(request), case) is not None:
        return newest
    above = scope_of(request.user).units().filter(pk=case.unit.parent.pk).exists()
    return newest if above else case.contents.filter(sealed=True).first()


def _out(one: Case) -> dict[str, Any]:
    return {
        "id": one.pk,
        "subject": one.subject,
        "title": one.title,
        "unit": one.unit.code,
        "division": one.division.name if one.division else None,
        "fiscal_year": one.fiscal_year,
        "step": one.step,
        "stands": process_of(one).name_of(one.step),
        "state": one.state,
        "due": one.due.isoformat() if one.due else None,
        "overdue": one.overdue,
        "by": str(one.by),
        "moved_at": one.moved_at.isoformat(),
    }

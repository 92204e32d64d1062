"""The interface as a whole: operations, exceptions as problems, and its description."""

from __future__ import annotations

import json
import logging
from typing import Any

from django.core.exceptions import RequestDataTooBig, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError
from ninja.errors import ValidationError as Malformed
from ninja.operation import Operation
from ninja.renderers import JSONRenderer

from jixiao.server.accounts.actor import person_of
from jixiao.server.accounts.roles import WITH_REPORTERS
from jixiao.server.accounts.scope import roles_of, scope_of
from jixiao.server.actions.permission import NotPermitted

from . import cases, evaluations, records
from .access import Allowed
from .description import described
from .problems import KINDS, Problem, problem_of
from .reading import Strict, findings_of
from .shapes import Me, ProblemKind, Units

START = "/api/v1/"
_faults = logging.getLogger("django.request")
ABOUT = (
    "绩效系统的接口，与网页是同一套记录、规则和权限。令牌在“接口令牌”页生成。金额是以元为单位的十进制字符串；"
    "错误一律是 application/problem+json（RFC 9457）；列表按 cursor 翻页；写入须带 Idempotency-Key，整批成功或整批不变。"
)


class Readable(JSONRenderer):
    """JSON with Chinese letters as themselves."""

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> str:
        """The text."""
        return json.dumps(data, cls=self.encoder_class, ensure_ascii=False)


class Interface(NinjaAPI):
    """NinjaAPI with its description completed from the declarations of the record types."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """The name of the function: clients that are generated call it so."""
        return operation.view_func.__name__

    def get_openapi_schema(self, **options: Any) -> Any:
        """The OpenAPI 3.1 description."""
        return described(super().get_openapi_schema(**options))


api = Interface(
    title="绩效接口",
    version="1",
    description=ABOUT,
    docs_url=None,
    openapi_url="/openapi.json",
    renderer=Readable(),
    parser=Strict(),
    urls_namespace="api",
)
api.add_router("", records.router)
api.add_router("", evaluations.router)
api.add_router("", cases.router)


@api.get("/me", auth=Allowed(*WITH_REPORTERS), response=Me, tags=["账号"], summary="令牌是谁的，能做什么")
def me(request: HttpRequest) -> dict[str, Any]:
    """持有人、角色、令牌的权限和有效期。"""
    person, token = person_of(request), request.auth  # type: ignore[attr-defined]
    return {
        "username": person.username,
        "name": person.name,
        "roles": sorted(role.value for role in roles_of(person)),
        "token": {"name": token.name, "writes": token.writes, "expires": token.expires.isoformat()},
    }


@api.get("/units", auth=Allowed(*WITH_REPORTERS), response=Units, tags=["账号"], summary="范围内的单位")
def units(request: HttpRequest) -> dict[str, Any]:
    """编码、名称、类别和上级。"""
    listed = scope_of(request.user).units().select_related("parent")
    return {
        "items": [
            {"code": one.code, "name": one.name, "kind": one.kind, "parent": one.parent.code if one.parent else None}
            for one in listed
        ]
    }


@api.get("/problems/{kind}", auth=None, response=ProblemKind, tags=["说明"], summary="一种错误的含义")
def problem_kind(request: HttpRequest, kind: str) -> dict[str, Any]:
    """每个错误答复的 type 指到这里。"""
    if kind not in KINDS:
        raise Problem("not-found")
    known = KINDS[kind]
    return {"kind": kind, "status": known.status, "title": known.title, "advice": known.advice}


@api.exception_handler(Problem)
def _problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    return problem_of(request, problem)


@api.exception_handler(AuthenticationError)
def _unauthenticated(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    return problem_of(request, Problem("unauthenticated", headers={"WWW-Authenticate": "Bearer"}))


@api.exception_handler(NotPermitted)
def _forbidden(request: HttpRequest, error: NotPermitted) -> HttpResponse:
    return problem_of(request, Problem("forbidden", str(error)))


@api.exception_handler(Http404)
def _missing(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem_of(request, Problem("not-found"))


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    findings = [{"at": "", "message": message} for message in error.messages]
    return problem_of(request, Problem("invalid", " ".join(error.messages), {"findings": findings}))


@api.exception_handler(Malformed)
def _malformed(request: HttpRequest, error: Malformed) -> HttpResponse:
    return problem_of(request, Problem("malformed", more={"findings": findings_of(error.errors)}))


@api.exception_handler(HttpError)
def _unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem_of(request, Problem("malformed"))


@api.exception_handler(RequestDataTooBig)
def _too_large(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    return problem_of(request, Problem("too-large"))


@api.exception_handler(Exception)
def _broken(request: HttpRequest, error: Exception) -> HttpResponse:
    # Told as Django tells of a page that broke; the answer names nothing but the request.
    _faults.error("Internal Server Error", exc_info=error, extra={"status_code": 500, "request": request})
    return problem_of(request, Problem("broken"))


def nowhere(request: HttpRequest, rest: str) -> HttpResponse:
    """Any other address below the interface's: a problem, not a page."""
    return problem_of(request, Problem("not-found", f"接口没有 {START}{rest} 这个地址。"))

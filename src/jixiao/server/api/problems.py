"""What went wrong, as problem details (RFC 9457): a stable kind, a Chinese title and detail, and what belongs to the kind."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse

from jixiao.server.logs import current_request

CONTENT_TYPE = "application/problem+json"
BELOW = "/api/"
"""Whatever goes wrong at an address that begins so is told as a problem."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: the HTTP status, what it means, and what the asking program should do."""

    status: int
    title: str
    advice: str


KINDS: dict[str, Kind] = {
    "malformed": Kind(400, "请求看不懂", "按接口描述改正参数或请求体，不要原样重试。"),
    "unauthenticated": Kind(401, "没有有效的令牌", "在“接口令牌”页生成令牌，放在 Authorization: Bearer 里；已作废或到期的须重新生成。"),
    "forbidden": Kind(403, "没有权限", "令牌只能做持有人现有角色能做的事；写入还须令牌本身可写。"),
    "not-found": Kind(404, "没有这个对象", "核对地址；不在您范围内的对象也答复为没有。"),
    "not-allowed": Kind(405, "这个地址没有这种操作", "方法（GET、POST……）写错了；能用的方法见 Allow 和接口描述。"),
    "conflict": Kind(409, "记录已被别人修改", "比对答复中的两个版本，以现在的编号重新提交。"),
    "too-large": Kind(413, "请求体太大", "分成几批提交，每批最多 500 条，每批用新的 Idempotency-Key。"),
    "invalid": Kind(422, "内容有误，全部未保存", "findings 逐条写明位置、问题和改法，全部改正后整批重新提交。"),
    "key-reused": Kind(422, "幂等键已用于另一个请求", "每个新请求用新的 Idempotency-Key；重试同一请求时内容须一字不差。"),
    "too-many": Kind(429, "请求太频繁", "按 Retry-After 等待后再试。"),
    "broken": Kind(500, "服务出错", "可以原样重试；仍然出错时把 request_id 告诉系统管理员。"),
}  # fmt: skip


@dataclass(slots=True)
class Problem(Exception):
    """Raised by an operation; `detail` is a Chinese sentence, `more` what belongs to the kind (findings, both versions)."""

    kind: str
    detail: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


def problem_of(request: HttpRequest, problem: Problem) -> HttpResponse:
    """The answer for a problem."""
    kind = KINDS[problem.kind]
    body = {
        "type": f"/api/v1/problems/{problem.kind}",
        "title": kind.title,
        "status": kind.status,
        "detail": problem.detail or kind.advice,
        "instance": request.path,
        "request_id": current_request(),
        **problem.more,
    }
    text = json.dumps(body, ensure_ascii=False)
    return HttpResponse(text, content_type=CONTENT_TYPE, status=kind.status, headers=dict(problem.headers))


def only_problems(respond: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """A middleware: an error of the framework's own (no such method, a host that is not ours) is a problem too, never a page."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        if (
            not request.path.startswith(BELOW)
            or response.status_code < 400
            or response.get("Content-Type") == CONTENT_TYPE
        ):
            return response
        kept = {name: response[name] for name in ("Allow", "Retry-After") if name in response}
        return problem_of(request, Problem(_kind_of(response.status_code), headers=kept))

    return middleware


def _kind_of(status: int) -> str:
    fallback = "broken" if status >= 500 else "malformed"
    return next((name for name, kind in KINDS.items() if kind.status == status), fallback)

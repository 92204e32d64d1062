"""Whether the server answers, whether all of it works, and the pages for what goes wrong."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from jixiao.server.accounts.access import public
from jixiao.server.logs import current_request
from jixiao.server.readiness import checks


@public
def healthz(request: HttpRequest) -> HttpResponse:
    """200 and "ok" as long as the process answers."""
    return HttpResponse("ok", content_type="text/plain")


@public
def readyz(request: HttpRequest) -> JsonResponse:
    """Every part of the installation as JSON; 503 when one of them does not work."""
    told = checks()
    ready = all(check.well for check in told)
    parts = {check.name: {"ok": check.well, "reason": check.reason, **check.figures} for check in told}
    options = {"ensure_ascii": False}
    return JsonResponse({"ready": ready, "checks": parts}, status=200 if ready else 503, json_dumps_params=options)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for a request that makes no sense, such as a form sent twice after signing out."""
    text = "请求不完整或已经过期，请回到上一页重新操作。"
    return render(request, "error.html", {"title": "请求无效", "text": text}, status=400)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form from before a sign-in or of another page: what it asks for is not done."""
    text = (
        "这张表单打开得太久，或打开之后又登录过，为了安全没有提交。请用浏览器的“后退”回到表单，"
        "把填写的内容复制下来，刷新页面后重新填入提交。"
    )
    return render(request, "error.html", {"title": "没有提交", "text": text}, status=403)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for somebody who may not open this one."""
    text = "您的角色没有这一页的权限。需要的话，请联系本单位的系统管理员。"
    return render(request, "error.html", {"title": "没有权限", "text": text}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for an address that does not exist."""
    text = "地址有误，要看的内容已经不在，或者不在您的权限范围内。"
    return render(request, "error.html", {"title": "没有这个页面", "text": text}, status=404)


def too_many(request: HttpRequest) -> HttpResponse:
    """The page for somebody who did something costly too often in a short time."""
    text = "短时间内上传、导出、评价或登录的次数太多，为了不影响其他人使用，请过几分钟再试。已经保存的内容不受影响。"
    response = render(request, "error.html", {"title": "操作太频繁", "text": text}, status=429)
    response["Retry-After"] = "60"
    return response


def broken(request: HttpRequest) -> HttpResponse:
    """The page for our own faults; its number leads the operator to the line of the log."""
    number = current_request()
    text = "这是程序的问题，不是资料的问题；数据没有被改动。"
    if number:
        text += f"请把编号 {number} 告诉系统管理员，可据此查到原因。"
    return render(request, "error.html", {"title": "程序出错", "text": text}, status=500)

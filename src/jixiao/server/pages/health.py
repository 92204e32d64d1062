"""Whether the server answers, and the pages for what goes wrong."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def healthz(request: HttpRequest) -> HttpResponse:
    """200 and "ok" as long as the process answers."""
    return HttpResponse("ok", content_type="text/plain")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for an address that does not exist."""
    return render(
        request, "error.html", {"title": "没有这个页面", "text": "地址有误，或该文件不在本次评价的结果中。"}, status=404
    )


def broken(request: HttpRequest) -> HttpResponse:
    """The page for our own faults."""
    return render(
        request,
        "error.html",
        {"title": "程序出错", "text": "这是程序的问题，不是资料的问题；数据没有被改动。"},
        status=500,
    )

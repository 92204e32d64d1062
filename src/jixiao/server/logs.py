"""What the server tells its operator: a line per request, task and fault on stderr, as text or JSON, without a word about people.

A line knows the number of the signed-in account and the pattern of the address, never a name, an address as typed, a search or a machine.
Of a fault it tells kind and places; what the exception says is left out, because it quotes what people typed.
"""

from __future__ import annotations

import json
import logging
import re
import secrets
import time
import traceback
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.log import CallbackFilter
from django_tasks import TaskResult
from django_tasks.signals import task_finished, task_started

HEADER = "X-Request-ID"
FORMS = ("quiet", "text", "json")
_GIVEN = re.compile(r"[0-9A-Za-z-]{8,64}")
_current: ContextVar[str] = ContextVar("request", default="")
_requests = logging.getLogger("jixiao.request")
_tasks = logging.getLogger("jixiao.task")


def log_settings(form: str) -> dict[str, Any]:
    """Django's LOGGING: `json` and `text` tell every request, `quiet` (in text) only what went wrong; ValueError for another word."""
    if form not in FORMS:
        raise ValueError(f"JIXIAO_LOG 应为 {'、'.join(FORMS)} 之一，现在是“{form}”。")
    level = "WARNING" if form == "quiet" else "INFO"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": JsonLine if form == "json" else TextLine}},
        "filters": {"faults": {"()": CallbackFilter, "callback": _is_fault}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            # The status of every answer stands in the line of its request.
            "django.request": {"level": "ERROR", "filters": ["faults"]},
            "django.server": {"handlers": [], "propagate": True},
            "gunicorn.error": {"handlers": [], "level": level, "propagate": True},
            # Sign-ins, refused ones and lock-outs name people: they stand in the audit trail.
            "axes": {"level": "CRITICAL"},
            "jixiao": {"level": level},
        },
    }


def request_log(respond: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """A middleware, the outermost: every request gets an identity, answered in a header and kept in all lines that belong to it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        began = time.monotonic()
        given = request.headers.get(HEADER, "")
        identity = given if _GIVEN.fullmatch(given) else secrets.token_hex(8)
        token = _current.set(identity)
        try:
            response = respond(request)
            response[HEADER] = identity
            if not _uninteresting(request, response):
                told = _told(request, response, milliseconds=round((time.monotonic() - began) * 1000))
                _requests.log(logging.ERROR if response.status_code >= 500 else logging.INFO, "request", extra=told)
        finally:
            _current.reset(token)
        return response

    return middleware


def current_request() -> str:
    """The identity of the request or task at work; "" outside one."""
    return _current.get()


def tell_tasks() -> None:
    """From now on this process, a worker, tells of every task that ended; lines of a task carry its number."""
    task_started.connect(_task_began, dispatch_uid="jixiao-log")
    task_finished.connect(_task_ended, dispatch_uid="jixiao-log")


def _task_began(task_result: TaskResult[Any], **more: Any) -> None:
    _current.set(str(task_result.id))


def _task_ended(task_result: TaskResult[Any], **more: Any) -> None:
    began, ended = task_result.started_at, task_result.finished_at
    told: dict[str, Any] = {"task": task_result.task.name, "status": str(task_result.status).lower()}
    if began is not None and ended is not None:
        told["ms"] = round((ended - began).total_seconds() * 1000)
    if task_result.errors:
        # The traceback is kept with the task, in the database.
        told["fault"] = task_result.errors[-1].exception_class_path.rpartition(".")[2]
    _tasks.log(logging.ERROR if task_result.errors else logging.INFO, "task", extra={"told": told})
    _current.set("")


class JsonLine(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        return json.dumps(parts_of(record), ensure_ascii=False, default=str)


class TextLine(logging.Formatter):
    """A record as one line for the eye."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        parts = parts_of(record)
        parts["at"] = f"\n  {' < '.join(parts['at'])}" if "at" in parts else ""
        head = f"{parts.pop('time')} {parts.pop('level'):<7} {parts.pop('logger')}"
        return f"{head} {' '.join(str(part) for part in parts.values() if part not in ('', None))}"


def parts_of(record: logging.LogRecord) -> dict[str, Any]:
    """What a line tells: of a request user, method, pattern, status and milliseconds; of a fault its kind and places, innermost first."""
    parts: dict[str, Any] = {
        "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "logger": record.name,
        "id": current_request(),
    }
    told = getattr(record, "told", None)
    request = getattr(record, "request", None)
    if told is not None:
        parts |= told
    elif isinstance(request, HttpRequest):
        # Django quotes the address as typed.
        parts["message"] = f"{request.method} {pattern_of(request)}"
    else:
        parts["message"] = record.getMessage()
    if record.exc_info and record.exc_info[0] is not None:
        parts["fault"] = record.exc_info[0].__name__
        frames = reversed(traceback.extract_tb(record.exc_info[2]))
        parts["at"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return parts


def pattern_of(request: HttpRequest) -> str:
    """The pattern of the address that answers, such as /people/<int:number>/; "-" when none does."""
    match = request.resolver_match
    return f"/{match.route}" if match is not None else "-"


def _is_fault(record: logging.LogRecord) -> bool:
    return record.exc_info is not None


def _uninteresting(request: HttpRequest, response: HttpResponse) -> bool:
    path = request.path_info
    return response.status_code < 400 and (path.startswith(settings.STATIC_URL) or path in {"/healthz", "/readyz"})


def _told(request: HttpRequest, response: HttpResponse, *, milliseconds: int) -> dict[str, Any]:
    # Whoever signed out is nobody by now; static files never meet the people's middleware.
    user = getattr(request, "user", None)
    told = {
        "user": user.pk if user is not None else None,
        "method": request.method,
        "address": pattern_of(request),
        "status": response.status_code,
        "ms": milliseconds,
    }
    return {"told": told}

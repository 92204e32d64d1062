"""What stands in a mail about notices, and in the message to the office's messenger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone

from jixiao.server.process.notices import Notice

LONGEST = 60


@dataclass(frozen=True, slots=True)
class Letter:
    """Subject and text of a mail."""

    subject: str
    text: str


def letter_of(notices: Sequence[Notice]) -> Letter:
    """One mail about one or several notices of a person, oldest first, each with its link where the address of the house is known."""
    first = notices[0]
    told = _line(first.title)
    short = told if len(told) <= LONGEST else f"{told[:LONGEST]}…"
    subject = f"【绩效】{short}" if len(notices) == 1 else f"【绩效】{len(notices)} 条通知"
    lines = [f"{first.to}，您好：", ""]
    lines += [line for notice in notices for line in _paragraph(notice, numbered=len(notices) > 1)]
    lines += ["", "在系统右上角姓名下的“通知设置”里，可以改邮箱、选择哪些事情发邮件。请不要直接回复本邮件。"]
    return Letter(subject, "\n".join(lines))


def message_of(notice: Notice) -> dict[str, Any]:
    """What is posted: `msgtype` and `text` as the robots of 企业微信 and 钉钉 read them, and the parts for programs."""
    told = f"{notice.to}：{_line(notice.title)}"
    link = address_of(notice)
    return {
        "msgtype": "text",
        "text": {"content": f"【绩效】{told}\n{link}" if link else f"【绩效】{told}"},
        "notice": notice.pk,
        "kind": notice.kind,
        "title": _line(notice.title),
        "to": {"account": notice.to.username, "name": notice.to.name},
        "link": link,
        "at": notice.at.isoformat(),
    }


def address_of(notice: Notice) -> str:
    """The whole address of the page a notice names; "" when the address of the house is not known, or it names none."""
    return address_at(notice.link) if notice.link else ""


def address_at(path: str) -> str:
    """The whole address of a page; "" when the address of the house is not known."""
    return f"{settings.JIXIAO_ADDRESS}{path}" if settings.JIXIAO_ADDRESS else ""


def _paragraph(notice: Notice, *, numbered: bool) -> list[str]:
    at = f"{timezone.localtime(notice.at):%m-%d %H:%M}"
    link = address_of(notice) or "请登录系统，在“通知”中打开。"
    return [f"{'· ' if numbered else ''}{_line(notice.title)}（{notice.get_kind_display()}，{at}）", link]


def _line(text: str) -> str:
    # A title may quote what somebody typed; in a subject a line break would begin another header.
    return " ".join(text.split())

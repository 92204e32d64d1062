"""Where notices may leave the house, read from the environment: a mail server, and the webhook of the office's messenger."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

TIMEOUT = 10
"""Seconds that a mail server or messenger may take to answer."""
_BACKENDS = "django.core.mail.backends."
_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


@dataclass(frozen=True, slots=True)
class MailServer:
    """Django's settings for mail. `backend` "" means that no mail is sent."""

    backend: str = ""
    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    tls: bool = False
    ssl: bool = False


def mail_server(address: str, *, demo: bool) -> MailServer:
    """`smtp://`, `smtp+tls://` (STARTTLS) or `smtps://` with user:password@host:port; `console:` writes mail on stdout, as a demonstration
    does; without an address no mail. ValueError (Chinese) for anything else."""
    if address == "console:" or (demo and not address):
        return MailServer(f"{_BACKENDS}console.EmailBackend")
    if not address:
        return MailServer()
    parts = urlsplit(address)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ValueError(
            "JIXIAO_MAIL 应写成 smtp://用户:密码@主机:端口（smtp+tls:// 为 STARTTLS，smtps:// 为 SSL）或 console:"
        )
    return MailServer(
        f"{_BACKENDS}smtp.EmailBackend",
        parts.hostname,
        parts.port or _PORTS[parts.scheme],
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        tls=parts.scheme == "smtp+tls",
        ssl=parts.scheme == "smtps",
    )


def webhook(address: str, *, secret: str) -> str:
    """The address of the messenger, "" for none; ValueError (Chinese) unless it is https, or http on this machine, and has a secret."""
    if not address:
        return ""
    parts = urlsplit(address)
    safe = parts.scheme == "https" or (parts.scheme == "http" and _on_this_machine(parts.hostname or ""))
    if not safe or not parts.hostname:
        raise ValueError("JIXIAO_WEBHOOK 须以 https:// 开头；http:// 只能用于本机（127.0.0.1）。")
    if len(secret) < 16:
        raise ValueError("JIXIAO_WEBHOOK_SECRET 至少 16 个字符：接收方靠它确认消息来自本系统。")
    return address


def _on_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False

"""Addresses of mail servers and messengers: what is understood, and what is refused before anything is sent in clear."""

from __future__ import annotations

import pytest

from jixiao.server.outlets import MailServer, mail_server, webhook

SECRET = "0123456789abcdef"
SMTP = "django.core.mail.backends.smtp.EmailBackend"


def test_mail_servers() -> None:
    found = mail_server("smtp+tls://jixiao:p%40ss@mail.example.gov.cn", demo=False)
    assert found == MailServer(SMTP, "mail.example.gov.cn", 587, "jixiao", "p@ss", tls=True)
    assert mail_server("smtps://mail.example:4650", demo=True) == MailServer(SMTP, "mail.example", 4650, ssl=True)
    assert mail_server("", demo=False).backend == ""
    assert mail_server("", demo=True) == mail_server("console:", demo=False)


@pytest.mark.parametrize("address", ["mail.example", "http://mail.example", "smtp://"])
def test_no_mail_server(address: str) -> None:
    with pytest.raises(ValueError, match="JIXIAO_MAIL"):
        mail_server(address, demo=False)


@pytest.mark.parametrize(
    "address", ["", "https://example.com/a", "http://127.0.0.1:8/a", "http://localhost/", "http://[::1]/"]
)
def test_messengers(address: str) -> None:
    assert webhook(address, secret=SECRET) == address


@pytest.mark.parametrize(
    ("address", "secret", "told"),
    [
        ("http://example.com/", SECRET, "https"),
        ("http://127.0.0.1.example.com/", SECRET, "https"),
        ("file:///etc/passwd", SECRET, "https"),
        ("https://", SECRET, "https"),
        ("https://example.com/", "short", "16"),
    ],
)
def test_no_messenger(address: str, secret: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        webhook(address, secret=secret)

"""Mail handed to a real server and messages to a real one, on this machine; every way it fails is told without addresses."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator

import pytest
from pytest_django.fixtures import Settings

from jixiao.server.actions.letters import Letter
from jixiao.server.actions.outgoing import Undelivered, post, send_mail, signature
from tests.server.receivers import MailBox, Messenger, mail_server, messenger

LETTER = Letter("【绩效】请审核", "陈主任，您好：\n.开头是点\n请审核。")
SECRET = "not-very-secret-at-all"


@pytest.fixture
def box(settings: Settings) -> Iterator[MailBox]:
    with mail_server() as box:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", box.port
        yield box


@pytest.fixture
def hook(settings: Settings) -> Iterator[Messenger]:
    with messenger() as found:
        settings.JIXIAO_WEBHOOK, settings.JIXIAO_WEBHOOK_SECRET = found.address, SECRET
        yield found


def test_a_mail_arrives(box: MailBox) -> None:
    send_mail(LETTER, to="chen@example.gov.cn")
    (mail,) = box.taken
    assert (mail["Subject"], mail["To"]) == ("【绩效】请审核", "chen@example.gov.cn")
    assert "请审核。" in mail.get_content()


def test_a_refused_mailbox_is_final(box: MailBox) -> None:
    box.refused.add("gone@example.gov.cn")
    with pytest.raises(Undelivered, match="550") as refused:
        send_mail(LETTER, to="gone@example.gov.cn")
    assert refused.value.final
    assert refused.value.alone
    assert "gone" not in str(refused.value)


def test_no_mail_server(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", closed_port()
    with pytest.raises(Undelivered, match="连接不上") as problem:
        send_mail(LETTER, to="chen@example.gov.cn")
    assert not problem.value.final


def test_a_line_break_adds_no_header(box: MailBox) -> None:
    with pytest.raises(Undelivered) as malformed:
        send_mail(LETTER, to="a@b\nBcc: c@d")
    assert malformed.value.final
    assert box.taken == []


def test_a_message_arrives_signed(hook: Messenger) -> None:
    post({"title": "请审核"}, number=7)
    ((heads, body),) = hook.taken
    assert json.loads(body) == {"title": "请审核"}
    stamp = heads["X-Jixiao-Timestamp"]
    assert heads["X-Jixiao-Signature"] == signature(body, stamp=stamp, secret=SECRET)
    assert heads["X-Jixiao-Signature"] != signature(body + b" ", stamp=stamp, secret=SECRET)
    assert heads["X-Jixiao-Delivery"] == "7"


@pytest.mark.parametrize(
    ("status", "final"), [(500, False), (503, False), (429, False), (408, False), (400, True), (404, True), (302, True)]
)
def test_what_a_messenger_answers(hook: Messenger, status: int, final: bool) -> None:
    hook.status, hook.heads = status, {"Location": hook.address}
    with pytest.raises(Undelivered, match=str(status)) as problem:
        post({}, number=1)
    assert problem.value.final is final
    # A redirect has not been followed.
    assert len(hook.taken) == 1


def test_an_error_code_within_200(hook: Messenger) -> None:
    hook.answer = b'{"errcode": 93000, "errmsg": "invalid"}'
    with pytest.raises(Undelivered, match="93000"):
        post({}, number=1)
    hook.answer = b"thanks"
    post({}, number=1)


def test_no_messenger(settings: Settings) -> None:
    settings.JIXIAO_WEBHOOK = f"http://127.0.0.1:{closed_port()}/"
    with pytest.raises(Undelivered, match="连接不上接收方（ConnectionRefusedError）"):
        post({}, number=1)


def closed_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port

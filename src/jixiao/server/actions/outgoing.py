"""One mail handed to the mail server, one message to the messenger; what may go wrong on the way, in words without addresses."""

from __future__ import annotations

import hashlib
import hmac
import json
import smtplib
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from email.message import Message
from http import HTTPStatus
from http.client import HTTPException
from typing import IO, Any

from django.conf import settings
from django.core.mail import EmailMessage

from jixiao.server.outlets import TIMEOUT

from .letters import Letter

SIGNATURE, TIMESTAMP, NUMBER = "X-Jixiao-Signature", "X-Jixiao-Timestamp", "X-Jixiao-Delivery"
_READ = 65_536


class Undelivered(Exception):
    """It did not arrive; says in Chinese why. `final`: trying again would not help. `alone`: it lies with this one, not with the server."""

    def __init__(self, reason: str, *, final: bool = False, alone: bool = False) -> None:
        """`reason` names no address."""
        super().__init__(reason)
        self.final, self.alone = final, alone


def send_mail(letter: Letter, *, to: str) -> None:
    """The letter, accepted by the mail server; Undelivered when it is not."""
    try:
        EmailMessage(letter.subject, letter.text, settings.DEFAULT_FROM_EMAIL, [to]).send()
    except smtplib.SMTPRecipientsRefused as error:
        code = next((code for code, _ in error.recipients.values()), 0)
        refused = code >= HTTPStatus.INTERNAL_SERVER_ERROR
        raise Undelivered(f"邮件服务器不接受这个邮箱（{code}）", final=refused, alone=True) from error
    except smtplib.SMTPAuthenticationError as error:
        raise Undelivered("邮件服务器不接受账号或密码") from error
    except smtplib.SMTPResponseException as error:
        raise Undelivered(f"邮件服务器答复 {error.smtp_code}", alone=True) from error
    except OSError as error:
        raise Undelivered(f"连接不上邮件服务器（{type(error).__name__}）") from error
    except ValueError as error:
        raise Undelivered("邮箱写法有误", final=True, alone=True) from error


def post(message: Mapping[str, Any], *, number: int) -> None:
    """The message, answered by the messenger with a status of 2xx and no error code; Undelivered when it is not.

    `X-Jixiao-Signature` is `sha256=` and the HMAC-SHA-256 of "timestamp.body" under the secret; `number` stays the same for
    every try.
    """
    body = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()
    stamp = str(int(time.time()))
    heads = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "jixiao",
        TIMESTAMP: stamp,
        SIGNATURE: signature(body, stamp=stamp, secret=settings.JIXIAO_WEBHOOK_SECRET),
        NUMBER: str(number),
    }
    request = urllib.request.Request(settings.JIXIAO_WEBHOOK, data=body, headers=heads, method="POST")
    try:
        with _opener().open(request, timeout=TIMEOUT) as answer:
            _demand_taken(answer.read(_READ))
    except urllib.error.HTTPError as error:
        with error:
            again = error.code in (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS)
            final = HTTPStatus.MULTIPLE_CHOICES <= error.code < HTTPStatus.INTERNAL_SERVER_ERROR and not again
            raise Undelivered(f"接收方答复 {error.code}", final=final) from error
    except (OSError, HTTPException) as error:
        raise Undelivered(f"连接不上接收方（{type(getattr(error, 'reason', error)).__name__}）") from error


def signature(body: bytes, *, stamp: str, secret: str) -> str:
    """What stands in the header, for a body sent at that time."""
    return "sha256=" + hmac.new(secret.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()


def _demand_taken(answer: bytes) -> None:
    """企业微信 and 钉钉 answer 200 and tell in `errcode` whether they took it."""
    try:
        told = json.loads(answer)
    except ValueError:
        return
    if isinstance(told, dict) and told.get("errcode"):
        raise Undelivered(f"接收方答复错误码 {str(told['errcode'])[:20]}")


class _Stay(urllib.request.HTTPRedirectHandler):
    """A redirect is an answer like any other: following it would carry the message to an address nobody has set."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> None:
        """None: it is not followed."""


def _opener() -> urllib.request.OpenerDirector:
    # The address is set by the operator; a proxy of the environment is not meant for it.
    return urllib.request.build_opener(urllib.request.ProxyHandler({}), _Stay())

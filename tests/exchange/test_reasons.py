"""Why another system gave nothing is told in Chinese, so that somebody can do something about it."""

from __future__ import annotations

import sqlite3

import asyncssh
import pytest
import requests

from jixiao.exchange.reasons import of_database, of_request, of_sftp


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (requests.exceptions.SSLError(), "证书"),
        (requests.ReadTimeout(), "没有答复"),
        (requests.ConnectionError("HTTPConnectionPool: Read timed out."), "没有答复"),
        (requests.TooManyRedirects(), "转到别处"),
        (requests.exceptions.ChunkedEncodingError(), "只收到一部分"),
        (requests.ConnectionError(), "网络不通"),
        (requests.exceptions.InvalidURL(), "InvalidURL"),
    ],
)
def test_addresses(error: requests.RequestException, told: str) -> None:
    assert told in of_request(error)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (asyncssh.SFTPPermissionDenied(""), "没有读取 /out 的权限"),
        (asyncssh.ConnectionLost(""), "连接中断"),
        (FileNotFoundError(2, "", "/etc/known_hosts"), "找不到 /etc/known_hosts"),
        (ConnectionRefusedError(), "连接不上"),
        (asyncssh.ProtocolError(""), "ProtocolError"),
    ],
)
def test_drops(error: Exception, told: str) -> None:
    assert told in of_sftp(error, path="/out")


class Refused(Exception):
    """As PostgreSQL's errors are: with a code, or with words before there is a connection."""

    def __init__(self, sqlstate: str | None, told: str = "") -> None:
        super().__init__(told)
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (Refused("42P01"), "表不存在"),
        (Refused(None, 'password authentication failed for user "reader"'), "密码不对"),
        (Refused(None, "connection refused"), "连接不上"),
        (Refused("57014"), "错误代码 57014"),
        (sqlite3.OperationalError("no such column: x"), "列不存在"),
        (sqlite3.OperationalError("unable to open database file"), "打不开数据库文件"),
    ],
)
def test_databases(error: Exception, told: str) -> None:
    assert told in of_database(error)

"""Why another system gave nothing, in words for whoever has to do something about it: what went wrong, never with a secret."""

from __future__ import annotations

import asyncssh
import requests

MEANINGS = {
    401: "令牌不对或已过期",
    403: "令牌没有这个权限",
    404: "对方没有这个地址，请核对",
    429: "问得太勤",
}
FIRST_REDIRECT, FIRST_ERROR, FIRST_FAULT = 300, 400, 500
SQLITE = (
    ("unable to open", "打不开数据库文件，请核对路径和权限"),
    ("not a database", "这不是数据库文件，或者文件已损坏"),
    ("no such table", "查询里的表不存在，可能对方改了表名"),
    ("no such column", "查询里的列不存在，可能对方改了列名"),
    ("readonly", "查询要写入，这里只能读取"),
    ("locked", "数据库正被占用，下次再取"),
)
POSTGRESQL = {
    "28P01": "用户名或密码不对",
    "28000": "用户名不对，或不允许从这台机器连接",
    "3D000": "没有这个数据库",
    "42P01": "查询里的表不存在，可能对方改了表名",
    "42703": "查询里的列不存在，可能对方改了列名",
    "42501": "没有读取权限",
    "25006": "查询要写入，这里只能读取",
    "42601": "查询写得不对",
}


def of_status(code: int) -> str:
    """What an answer other than 200 means.

    >>> of_status(401), of_status(418), of_status(302)
    ('对方答复 401（令牌不对或已过期）', '对方答复 418', '对方答复 302（要转到别处，没有跟去；请核对地址）')
    """
    meaning = MEANINGS.get(code, "")
    if FIRST_REDIRECT <= code < FIRST_ERROR:
        meaning = "要转到别处，没有跟去；请核对地址"
    elif code >= FIRST_FAULT:
        meaning = "对方系统出错或正忙"
    return f"对方答复 {code}（{meaning}）" if meaning else f"对方答复 {code}"


def of_request(error: requests.RequestException) -> str:
    """Why an address could not be asked."""
    if isinstance(error, requests.exceptions.SSLError):
        return "连接不上（对方的证书不可信或已过期）"
    if isinstance(error, requests.TooManyRedirects):
        return "对方要转到别处，没有跟去；请核对地址"
    if isinstance(error, requests.Timeout) or "timed out" in str(error):
        return "连接不上（等了很久没有答复）"
    if isinstance(error, requests.exceptions.ChunkedEncodingError):
        return "连接中断，答复只收到一部分"
    if isinstance(error, requests.ConnectionError):
        return "连接不上（网络不通，或者地址、端口不对）"
    return f"连接不上（{type(error).__name__}）"


def of_sftp(error: Exception, *, path: str) -> str:
    """Why a drop gave no files."""
    if isinstance(error, asyncssh.HostKeyNotVerifiable):
        return "对方的主机密钥与 known_hosts 里的不符，没有连接；请向对方核实是否换过密钥，再改 known_hosts"
    if isinstance(error, asyncssh.PermissionDenied):
        return "用户名、密码或密钥不对"
    if isinstance(error, (asyncssh.SFTPNoSuchFile, asyncssh.SFTPNoSuchPath)):
        return f"找不到 {path}，或者文件刚被移走"
    if isinstance(error, asyncssh.SFTPPermissionDenied):
        return f"没有读取 {path} 的权限"
    if isinstance(error, asyncssh.SFTPConnectionLost | asyncssh.ConnectionLost):
        return "连接中断，没有收下不完整的文件"
    if isinstance(error, FileNotFoundError):
        return f"找不到 {error.filename}"
    if isinstance(error, (TimeoutError, OSError)):
        return "连接不上，网络不通或者主机、端口不对"
    return type(error).__name__


def of_database(error: Exception) -> str:
    """Why a query gave no rows; PostgreSQL says it with a code, SQLite in English."""
    state = getattr(error, "sqlstate", None)
    told = str(error)
    if state in POSTGRESQL:
        return POSTGRESQL[state]
    if "password authentication failed" in told:
        return POSTGRESQL["28P01"]
    known = next((chinese for english, chinese in SQLITE if english in told), "")
    return known or (f"连接不上（{type(error).__name__}）" if state is None else f"错误代码 {state}")

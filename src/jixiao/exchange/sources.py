"""Where exports come from, as data: folders, SFTP drops, REST interfaces, databases – named by an administrator, secrets by environment.

A file of sources (YAML) says what is fetched from where. Passwords and tokens never stand in it: it names the environment variable that
holds them. Hosts are those in the file and no others; nothing a user types leads anywhere.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jixiao.kernel.finding import Finding, FindingCode, Severity, has_errors, register
from jixiao.standards.readers import Reader, read_tree
from jixiao.standards.strict_yaml import Node, wrong_kind

FOLDER, SFTP, REST, DATABASE = "folder", "sftp", "rest", "database"
KINDS = (FOLDER, SFTP, REST, DATABASE)
REQUIRED = {
    FOLDER: ("path",),
    SFTP: ("host", "path", "user", "known_hosts"),
    REST: ("address", "rows"),
    DATABASE: ("address", "query"),
}
OPTIONAL = {
    FOLDER: ("pattern",),
    SFTP: ("port", "pattern", "password_env", "key_file"),
    REST: (
        "page_parameter",
        "size_parameter",
        "size",
        "first_page",
        "total",
        "per_minute",
        "token_env",
        "send_address",
    ),
    DATABASE: ("password_env",),
}

SERVED = ("unit", "every_hours", "enter", "answerable")
"""What the workplace asks of a source besides: whose it is, how often it is asked, whether its cases enter the register by themselves."""
BY_HAND, WHEN_CLEAN, GOOD_LINES = ENTERING = ("by_hand", "when_clean", "good_lines")
"""When the cases of a received file enter the register: when somebody says so, at once if no line is bad, at once but for bad lines."""

NO_SECRET = register(
    FindingCode(
        "JX-EXC-001",
        Severity.ERROR,
        "来源“{name}”要的环境变量 {variable} 没有设置",
        "请让系统管理员设置这个环境变量（密码和令牌不写在文件里）。",
        "没有密码或令牌就连不上对方系统。",
    )
)
UNSAFE = register(
    FindingCode(
        "JX-EXC-002",
        Severity.ERROR,
        "来源“{name}”的地址不能用：{found}",
        "REST 接口须以 https:// 开头（本机可用 http://）；数据库写 sqlite:///路径 或 postgresql://用户@主机/库；地址里不写密码。",
        "不加密的连接会泄露当事人信息。",
    )
)
NOBODY_ANSWERS = register(
    FindingCode(
        "JX-EXC-004",
        Severity.ERROR,
        "来源“{name}”要自动登记，但没有写由谁负责",
        "请写 answerable: 账号；登记以这个人的权限进行，结果通知他。要由人确认后登记的，写 enter: by_hand。",
        "自动登记也要有人负责，权限和责任要说得清。",
    )
)
NUMBERS = frozenset({"port", "size", "first_page", "per_minute", "every_hours"})
LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class Source:
    """One place exports are fetched from; what does not concern its kind is empty.

    `system` is the platform's name as people know it. `rows` names the list in a REST answer (dotted, "" for the answer itself), `total`
    the number of all records; it is asked `per_minute` at most, 0 as often as it answers.
    `password_env` and `token_env` name environment variables, `send_address` is where cases it lacks are sent, one by one. In the
    workplace it belongs to the `unit` of this code and is asked `every_hours`; 0 means by hand only. `enter` (of `ENTERING`) says when
    its cases enter the register; when they do so by themselves, the account `answerable` stands for it.
    """

    name: str
    system: str
    kind: str
    path: str = ""
    pattern: str = "*"
    host: str = ""
    port: int = 22
    user: str = ""
    known_hosts: str = ""
    key_file: str = ""
    address: str = ""
    rows: str = ""
    page_parameter: str = "page"
    size_parameter: str = "size"
    size: int = 200
    first_page: int = 1
    total: str = ""
    per_minute: int = 0
    query: str = ""
    password_env: str = ""
    token_env: str = ""
    send_address: str = ""
    unit: str = ""
    every_hours: int = 0
    enter: str = BY_HAND
    answerable: str = ""

    @property
    def password(self) -> str:
        """The password, from the environment."""
        return os.environ.get(self.password_env, "") if self.password_env else ""

    @property
    def token(self) -> str:
        """The token, from the environment."""
        return os.environ.get(self.token_env, "") if self.token_env else ""


def load_sources(path: Path) -> tuple[tuple[Source, ...], tuple[Finding, ...]]:
    """The sources of a file; none, with all that is wrong with it, when anything is."""
    tree, findings = read_tree(path)
    if tree is None:
        return (), findings
    reader = Reader()
    reader.keys(tree, required=("sources",))
    sources = [_source(node, reader) for node in reader.children(tree, "sources")]
    names = [one.name for one in sources]
    for node, name in zip(reader.children(tree, "sources"), names, strict=True):
        if names.count(name) > 1:
            reader.findings.append(wrong_kind(node, key="name", wanted="不重复的名称"))
    return (() if has_errors(reader.findings) else tuple(sources)), tuple(reader.findings)


def _source(node: Node, reader: Reader) -> Source:
    kind = reader.choice(node, "kind", among=KINDS, default=FOLDER)
    reader.keys(node, required=("name", "system", "kind", *REQUIRED[kind]), optional=(*OPTIONAL[kind], *SERVED))
    there = [key for key in (*REQUIRED[kind], *OPTIONAL[kind], *SERVED) if node.at(key) is not None]
    told: dict[str, Any] = {
        key: (reader.count(node, key) or 0) if key in NUMBERS else reader.text(node, key) for key in there
    }
    if "enter" in told:
        told["enter"] = reader.choice(node, "enter", among=ENTERING, default=BY_HAND)
    source = Source(reader.text(node, "name"), reader.text(node, "system"), kind, **told)
    for variable in (source.password_env, source.token_env):
        if variable and not os.environ.get(variable):
            missing = NO_SECRET.at(node.source, found=variable, name=source.name, variable=variable)
            reader.findings.append(missing)
    if source.enter != BY_HAND and not source.answerable:
        reader.findings.append(NOBODY_ANSWERS.at(reader.at(node, "enter"), found=source.enter, name=source.name))
    if not _safe(source):
        reader.findings.append(UNSAFE.at(reader.at(node, "address"), found=source.address, name=source.name))
    return source


def _safe(source: Source) -> bool:
    parts = urlsplit(source.address)
    if parts.password:
        return False
    if source.kind == REST:
        return all(_guarded(address) for address in (source.address, source.send_address) if address)
    return source.kind != DATABASE or parts.scheme in ("sqlite", "postgresql")


def _guarded(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOCAL)

"""Exports fetched from a source, as files in a folder of drafts: what is asked of the other system, and what it may go wrong with."""

from __future__ import annotations

import asyncio
import csv
import fnmatch
import json
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import asyncssh
import requests

from .reasons import of_database, of_request, of_sftp, of_status
from .sources import DATABASE, FOLDER, SFTP, Source

TRIES = 4
FIRST_WAIT = 0.5
"""Seconds before the second try; doubled each time."""
LONGEST_WAIT = 60.0
TIMEOUT = 30
FRESH, LOOK = 10, 0.2
"""A file written to in the last so many seconds is looked at twice, so many seconds apart."""
MOST_PAGES = 100_000
AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
BEYOND = frozenset({400, 404, 416, 422})
"""What systems answer that have no further page."""
SUFFIXES = (".csv", ".xlsx", ".parquet")


class NotFetched(Exception):
    """The other system gave nothing that can be used; says in Chinese why, without secrets."""


def fetch(source: Source, *, into: Path) -> list[Path]:
    """The files that were there, copied into a folder; NotFetched when the other system could not be asked."""
    into.mkdir(parents=True, exist_ok=True)
    if source.kind == FOLDER:
        return _from_folder(source, into)
    if source.kind == SFTP:
        return asyncio.run(_from_sftp(source, into))
    rows = list(_from_database(source) if source.kind == DATABASE else _from_rest(source))
    return [_table(rows, into / f"{source.name}.csv")] if rows else []


def _wanted(source: Source, name: str) -> bool:
    plain = Path(name).name == name and not name.startswith((".", "~$"))
    return plain and fnmatch.fnmatch(name, source.pattern) and name.lower().endswith(SUFFIXES)


def _from_folder(source: Source, into: Path) -> list[Path]:
    folder = Path(source.path)
    if not folder.is_dir():
        raise NotFetched(f"找不到文件夹 {folder}")
    try:
        found = sorted(path for path in folder.iterdir() if path.is_file() and _wanted(source, path.name))
        growing = _growing(found)
        copied = [Path(shutil.copyfile(path, into / path.name)) for path in found if path not in growing]
    except OSError as error:
        raise NotFetched(f"读不出 {error.filename or folder}，请核对权限，或者文件刚被移走") from error
    if growing and not copied:
        raise NotFetched(f"“{growing[0].name}”还在写入，下次再取")
    return copied


def _growing(paths: Sequence[Path]) -> list[Path]:
    """Those still being copied into the folder: written to a moment ago, and changed while we looked."""
    now = time.time()
    fresh = {path: path.stat() for path in paths if now - path.stat().st_mtime < FRESH}
    if not fresh:
        return []
    time.sleep(LOOK)
    after = {path: path.stat() for path in fresh}
    return [
        path
        for path, was in fresh.items()
        if (was.st_size, was.st_mtime_ns) != (after[path].st_size, after[path].st_mtime_ns)
    ]


async def _from_sftp(source: Source, into: Path) -> list[Path]:
    keys = {"client_keys": [source.key_file]} if source.key_file else {"client_keys": None}
    try:
        async with (
            asyncssh.connect(
                source.host,
                port=source.port,
                username=source.user,
                password=source.password or None,
                known_hosts=source.known_hosts,
                connect_timeout=TIMEOUT,
                **keys,
            ) as connection,
            connection.start_sftp_client() as sftp,
        ):
            names = sorted(str(name) for name in await sftp.listdir(source.path) if _wanted(source, str(name)))
            folder = source.path.rstrip("/")
            whole = [name for name in names if await _got(sftp, f"{folder}/{name}", into / name)]
    except (TimeoutError, OSError, asyncssh.Error) as error:
        raise NotFetched(f"SFTP 取不到文件：{of_sftp(error, path=source.path)}") from error
    if names and not whole:
        raise NotFetched(f"“{names[0]}”还在写入，下次再取")
    return [into / name for name in whole]


async def _got(sftp: asyncssh.SFTPClient, path: str, target: Path) -> bool:
    """Whether a file was fetched whole: one that somebody is still writing is left for the next time."""
    before = await sftp.stat(path)
    await sftp.get(path, target)
    if time.time() - (before.mtime or 0) < FRESH:
        await asyncio.sleep(LOOK)
    after = await sftp.stat(path)
    if (before.size, before.mtime) == (after.size, after.mtime) and target.stat().st_size == after.size:
        return True
    target.unlink()
    return False


def _from_rest(source: Source) -> Iterator[Mapping[str, Any]]:
    """The records of all pages, up to an empty one.

    A page that comes again is left out; one that comes a third time is from a system that knows no pages. NotFetched when there are
    fewer than the other system says it has.
    """
    with requests.Session() as session:
        # Whoever answers may not send us elsewhere: the host is the administrator's choice.
        session.max_redirects = 0
        if source.token:
            session.headers["Authorization"] = f"Bearer {source.token}"
        before: list[Mapping[str, Any]] = []
        came, total, again = 0, 0, 0
        for page in range(source.first_page, source.first_page + MOST_PAGES):
            if page > source.first_page and source.per_minute:
                time.sleep(60 / source.per_minute)
            # A page that is not full need not be the last: a system may give fewer at a time than it was asked for.
            rows, said = _page(session, source, page, may_be_over=0 < len(before) < source.size)
            again = again + 1 if rows == before else 0
            if not rows or again > 1:
                break
            total = max(total, said)
            if not again:
                yield from rows
                came += len(rows)
            before = rows
    if came < total:
        raise NotFetched(f"对方说共有 {total} 条，只给了 {came} 条；没有收下，下次再取")


def _page(
    session: requests.Session, source: Source, page: int, *, may_be_over: bool
) -> tuple[list[Mapping[str, Any]], int]:
    """The records of a page, and how many there are in all as far as the answer says."""
    asked = {source.page_parameter: page, source.size_parameter: source.size}
    answer, reason = answered(lambda: session.get(source.address, params=asked, timeout=TIMEOUT, allow_redirects=False))
    if answer is None:
        raise NotFetched(f"第 {page} 页试了 {TRIES} 次：{reason}")
    if may_be_over and answer.status_code in BEYOND:
        return [], 0
    if answer.status_code != requests.codes.ok:
        raise NotFetched(f"第 {page} 页：{of_status(answer.status_code)}")
    return _rows_of(answer, source, page)


def answered(ask: Callable[[], requests.Response]) -> tuple[requests.Response | None, str]:
    """The answer of another system, which may be busy or away for a while; None, with the last reason, when it stays so."""
    reason, wait = "", 0.0
    for attempt in range(TRIES):
        if attempt:
            time.sleep(max(FIRST_WAIT * 2 ** (attempt - 1), wait))
        try:
            answer = ask()
        except requests.RequestException as error:
            reason, wait = of_request(error), 0.0
            continue
        if answer.status_code not in AGAIN:
            return answer, ""
        reason = of_status(answer.status_code)
        # A busy system says when to come again; one that wants us much later is asked the next time.
        asked = answer.headers.get("Retry-After", "")
        wait = min(float(asked), LONGEST_WAIT) if asked.isascii() and asked.isdigit() else 0.0
    return None, reason


def _rows_of(answer: requests.Response, source: Source, page: int) -> tuple[list[Mapping[str, Any]], int]:
    try:
        whole: Any = json.loads(answer.content)
    except ValueError as error:
        raise NotFetched(f"第 {page} 页的答复不是 JSON，可能是登录页，或者编码不是 UTF-8") from error
    found = _below(whole, source.rows, page)
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise NotFetched(f"第 {page} 页的“{source.rows}”不是记录的列表")
    total = _below(whole, source.total, page) if source.total else 0
    if not isinstance(total, int):
        raise NotFetched(f"第 {page} 页的“{source.total}”不是条数")
    return found, total


def _below(whole: Any, path: str, page: int) -> Any:
    """What stands at a dotted place of an answer."""
    try:
        for part in filter(None, path.split(".")):
            whole = whole[part]
    except (KeyError, TypeError) as error:
        raise NotFetched(f"第 {page} 页的答复里没有“{path}”") from error
    return whole


def _from_database(source: Source) -> Iterator[Mapping[str, Any]]:
    """The rows of the query; the connection can only read."""
    parts = urlsplit(source.address)
    if parts.scheme == "sqlite":
        try:
            with sqlite3.connect(f"file:/{quote(parts.path.lstrip('/'))}?mode=ro", uri=True) as connection:
                cursor = connection.execute(source.query)
                heads = [column[0] for column in cursor.description or ()]
                for row in cursor:
                    yield dict(zip(heads, row, strict=True))
        except sqlite3.Error as error:
            raise NotFetched(f"数据库读不出来：{of_database(error)}") from error
        return
    import psycopg  # noqa: PLC0415 – an optional engine

    try:
        with psycopg.connect(
            source.address, password=source.password or None, options="-c default_transaction_read_only=on"
        ) as told:
            cursor_of = told.execute(source.query)
            heads = [column.name for column in cursor_of.description or ()]
            for row in cursor_of:
                yield dict(zip(heads, row, strict=True))
    except psycopg.Error as error:
        raise NotFetched(f"数据库读不出来：{of_database(error)}") from error


def _table(rows: Sequence[Mapping[str, Any]], target: Path) -> Path:
    heads = list(dict.fromkeys(name for row in rows for name in row))
    with target.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(heads)
        for row in rows:
            writer.writerow([_cell(row.get(name)) for name in heads])
    return target


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (dict, list)) else str(value)

"""Exports fetched: page by page with patience, over SFTP from a server whose key is known, from a database that is only read."""

from __future__ import annotations

import asyncio
import csv
import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread

import asyncssh
import pytest
import requests

from jixiao.exchange import fetching
from jixiao.exchange.fetching import NotFetched, answered, fetch
from jixiao.exchange.mock_platform import MockPlatform, server_of
from jixiao.exchange.receiving import receive
from jixiao.exchange.sources import Source


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "FIRST_WAIT", 0.001)


@pytest.fixture
def city(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[MockPlatform, Source]]:
    """A mock with 25 cases behind a token."""
    platform = MockPlatform("人民调解信息管理系统", [{"编号": str(n), "当事人": "张三"} for n in range(25)], token="t")
    server = server_of(platform, port=0)
    Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("CITY_TOKEN", "t")
    address = f"http://127.0.0.1:{server.server_address[1]}/api/cases"
    yield platform, Source("city", "市", "rest", address=address, rows="data.list", size=10, token_env="CITY_TOKEN")
    server.shutdown()
    server.server_close()


def lines(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def test_all_pages_in_spite_of_stumbles(city: tuple[MockPlatform, Source], tmp_path: Path) -> None:
    platform, source = city
    platform.stumbles = 2
    (path,) = fetch(source, into=tmp_path)
    assert lines(path)[0] == ["编号", "当事人"]
    assert [row[0] for row in lines(path)[1:]] == [str(n) for n in range(25)]


def test_what_stays_wrong_is_told_without_the_secret(
    city: tuple[MockPlatform, Source], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    platform, source = city
    platform.stumbles = 99
    with pytest.raises(NotFetched, match="试了 4 次：对方答复 503"):
        fetch(source, into=tmp_path)
    platform.stumbles = 0
    monkeypatch.setenv("CITY_TOKEN", "wrong")
    with pytest.raises(NotFetched, match="对方答复 401") as refused:
        fetch(source, into=tmp_path)
    assert "wrong" not in str(refused.value)


def test_a_system_that_gives_fewer_at_a_time_than_asked(city: tuple[MockPlatform, Source], tmp_path: Path) -> None:
    """Asked for 200, it gives 10: the other pages are not forgotten."""
    _, source = city
    whole = fetching._page

    def capped(session: object, asked: Source, page: int, **told: bool) -> object:
        return whole(session, replace(asked, size=10), page, **told)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fetching, "_page", capped)
        (path,) = fetch(replace(source, size=200), into=tmp_path)
    assert len(lines(path)) == 26


def test_a_page_that_comes_twice_and_records_that_stay_away(
    city: tuple[MockPlatform, Source], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Page 2 once more in the place of page 3: what comes after it is not lost; with a total, a short answer is refused."""
    _, source = city
    whole = MockPlatform.page
    monkeypatch.setattr(MockPlatform, "page", lambda own, page, size: whole(own, page - (page > 2), size))
    (path,) = fetch(replace(source, total="data.total", per_minute=60_000), into=tmp_path)
    assert [row[0] for row in lines(path)[1:]] == [str(n) for n in range(25)]
    monkeypatch.setattr(MockPlatform, "page", lambda own, page, size: whole(own, 1, size))
    assert len(lines(fetch(source, into=tmp_path)[0])) == 11, "a system that knows no pages"
    with pytest.raises(NotFetched, match="共有 25 条，只给了 10 条"):
        fetch(replace(source, total="data.total"), into=tmp_path)
    with pytest.raises(NotFetched, match=r"没有“data\.count”"):
        fetch(replace(source, total="data.count"), into=tmp_path)


def test_a_busy_system_says_when_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)
    busy = requests.Response()
    busy.status_code, busy.headers["Retry-After"] = 429, "7"
    assert answered(lambda: busy) == (None, "对方答复 429（问得太勤）")
    busy.headers["Retry-After"] = "86400"
    answered(lambda: busy)
    assert waits == [7.0] * 3 + [60.0] * 3


def test_it_fails_on_the_third_page_and_recovers(city: tuple[MockPlatform, Source], tmp_path: Path) -> None:
    """Nothing of a fetch that broke off is kept, and the next brings all."""
    platform, source = city
    now = datetime(2026, 1, 1, tzinfo=UTC)
    told = replace(source, name="city")
    whole, tried = fetching._page, []

    def broken(session: object, asked: Source, page: int, **more: bool) -> object:
        tried.append(page)
        platform.stumbles = 99 if page == 3 else 0
        return whole(session, asked, page, **more)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fetching, "_page", broken)
        (failed,) = receive([told], into=tmp_path, now=now)
    assert (failed.outcome, tried) == ("failed", [1, 2, 3])
    assert not list(tmp_path.glob("city/*"))
    platform.stumbles = 0
    assert [one.outcome for one in receive([told], into=tmp_path, now=now)] == ["received"]
    assert [one.outcome for one in receive([told], into=tmp_path, now=now)] == ["same"]


def test_a_file_still_being_copied_is_left_for_the_next_time(tmp_path: Path) -> None:
    """And one replaced under the same name is received again, both kept."""
    source, into = Source("drop", "区", "folder", path=str(tmp_path / "in")), tmp_path / "kept"
    (tmp_path / "in").mkdir()
    path, stop = tmp_path / "in" / "a.csv", Event()
    path.write_text("编号\n1\n", encoding="utf-8")

    def copying() -> None:
        with path.open("a", encoding="utf-8") as stream:
            while not stop.wait(0.02):
                stream.write("2\n")
                stream.flush()

    thread = Thread(target=copying, daemon=True)
    thread.start()
    now = datetime(2026, 1, 1, tzinfo=UTC)
    (growing,) = receive([source], into=into, now=now)
    stop.set()
    thread.join()
    assert (growing.outcome, growing.reason) == ("failed", "“a.csv”还在写入，下次再取")
    assert [one.outcome for one in receive([source], into=into, now=now)] == ["received"]
    path.write_text("编号\n9\n", encoding="utf-8")
    assert [one.outcome for one in receive([source], into=into, now=now)] == ["received"]
    assert len(list((into / "drop").iterdir())) == 2


def test_an_answer_of_another_shape(city: tuple[MockPlatform, Source], tmp_path: Path) -> None:
    _, source = city
    page = requests.Response()
    page._content = "<html>请登录</html>".encode("gbk")
    with pytest.raises(NotFetched, match="不是 JSON"):
        fetching._rows_of(page, source, 1)
    other = Source("city", "市", "rest", address=source.address, rows="rows", token_env="CITY_TOKEN")
    with pytest.raises(NotFetched, match="没有“rows”"):
        fetch(other, into=tmp_path)


def test_a_folder_gives_tables_only(tmp_path: Path) -> None:
    for name in ("a.csv", "b.xlsx", "c.txt", "~$b.xlsx", ".d.csv"):
        (tmp_path / name).write_text("x")
    source = Source("drop", "区", "folder", path=str(tmp_path))
    assert [path.name for path in fetch(source, into=tmp_path / "into")] == ["a.csv", "b.xlsx"]
    with pytest.raises(NotFetched, match="找不到文件夹"):
        fetch(Source("drop", "区", "folder", path="/nowhere"), into=tmp_path / "into")


def test_a_database_is_only_read(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "x.db") as connection:
        connection.execute("CREATE TABLE c (编号 TEXT, 金额 INTEGER)")
        connection.execute("INSERT INTO c VALUES ('1', NULL)")
    address = f"sqlite:///{tmp_path}/x.db"
    (path,) = fetch(Source("base", "市", "database", address=address, query="SELECT * FROM c"), into=tmp_path / "into")
    assert lines(path) == [["编号", "金额"], ["1", ""]]
    with sqlite3.connect(tmp_path / "x.db") as connection:
        connection.execute("UPDATE c SET 金额 = 5")
    (path,) = fetch(Source("base", "市", "database", address=address, query="SELECT * FROM c"), into=tmp_path / "into")
    assert lines(path)[1] == ["1", "5"], "a row that changed comes as it is now"
    with pytest.raises(NotFetched, match="查询要写入，这里只能读取"):
        fetch(Source("base", "市", "database", address=address, query="DELETE FROM c"), into=tmp_path / "into")


def test_an_sftp_drop_whose_key_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "root" / "out").mkdir(parents=True)
    (tmp_path / "root" / "out" / "a.csv").write_text("编号\n1\n", encoding="utf-8")
    key = asyncssh.generate_private_key("ssh-ed25519")
    started, stop = Event(), Event()
    port: list[int] = []
    thread = Thread(target=lambda: asyncio.run(_served(tmp_path / "root", key, port, started, stop)), daemon=True)
    thread.start()
    assert started.wait(20)
    monkeypatch.setenv("DROP_PASSWORD", "geheim")
    known = tmp_path / "known_hosts"
    told = {"host": "127.0.0.1", "port": port[0], "user": "u", "path": "/out", "known_hosts": str(known)}
    source = Source("drop", "区", "sftp", password_env="DROP_PASSWORD", **told)  # type: ignore[arg-type]
    known.write_text(f"[127.0.0.1]:{port[0]} {key.export_public_key().decode()}")
    assert [path.name for path in _apart(source, tmp_path / "into")] == ["a.csv"]
    other = asyncssh.generate_private_key("ssh-ed25519")
    known.write_text(f"[127.0.0.1]:{port[0]} {other.export_public_key().decode()}")
    with pytest.raises(NotFetched, match="主机密钥与 known_hosts 里的不符"):
        _apart(source, tmp_path / "into")
    known.write_text(f"[127.0.0.1]:{port[0]} {key.export_public_key().decode()}")
    monkeypatch.setenv("DROP_PASSWORD", "falsch")
    with pytest.raises(NotFetched, match="用户名、密码或密钥不对"):
        _apart(source, tmp_path / "into")
    monkeypatch.setenv("DROP_PASSWORD", "geheim")
    with pytest.raises(NotFetched, match="找不到 /gone"):
        _apart(replace(source, path="/gone"), tmp_path / "into")
    # Somebody is still writing the file while it is fetched.
    growing = iter(range(1, 99))
    monkeypatch.setattr(Drop, "stat", lambda own, path: asyncssh.SFTPAttrs(size=next(growing), mtime=0), raising=False)
    with pytest.raises(NotFetched, match=r"“a\.csv”还在写入"):
        _apart(source, tmp_path / "again")
    assert not list((tmp_path / "again").iterdir())
    stop.set()
    thread.join(10)


def _apart(source: Source, into: Path) -> list[Path]:
    """Fetched in a thread of its own, as a worker does: a browser driven earlier leaves its loop running in the main one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(fetch, source, into=into).result()


class Drop(asyncssh.SFTPServer):
    """A server of our own, which a test may let behave oddly."""


async def _served(root: Path, key: asyncssh.SSHKey, port: list[int], started: Event, stop: Event) -> None:
    class Server(asyncssh.SSHServer):
        def password_auth_supported(self) -> bool:
            return True

        def validate_password(self, username: str, password: str) -> bool:
            return (username, password) == ("u", "geheim")

    def rooted(channel: asyncssh.SSHServerChannel[bytes]) -> asyncssh.SFTPServer:
        return Drop(channel, chroot=str(root).encode())

    server = await asyncssh.create_server(Server, "127.0.0.1", 0, server_host_keys=[key], sftp_factory=rooted)
    port.append(server.get_port())
    started.set()
    while not stop.is_set():
        await asyncio.sleep(0.05)
    server.close()

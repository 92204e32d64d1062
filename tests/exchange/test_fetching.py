"""Exports fetched: page by page with patience, over SFTP from a server whose key is known, from a database that is only read."""

from __future__ import annotations

import asyncio
import csv
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Thread

import asyncssh
import pytest

from jixiao.exchange import fetching
from jixiao.exchange.fetching import NotFetched, fetch
from jixiao.exchange.mock_platform import MockPlatform, server_of
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


def test_an_answer_of_another_shape(city: tuple[MockPlatform, Source], tmp_path: Path) -> None:
    _, source = city
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
    with pytest.raises(NotFetched, match="读不出来"):
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
    with pytest.raises(NotFetched, match="SFTP 取不到文件"):
        _apart(source, tmp_path / "into")
    stop.set()
    thread.join(10)


def _apart(source: Source, into: Path) -> list[Path]:
    """Fetched in a thread of its own, as a worker does: a browser driven earlier leaves its loop running in the main one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(fetch, source, into=into).result()


async def _served(root: Path, key: asyncssh.SSHKey, port: list[int], started: Event, stop: Event) -> None:
    class Server(asyncssh.SSHServer):
        def password_auth_supported(self) -> bool:
            return True

        def validate_password(self, username: str, password: str) -> bool:
            return (username, password) == ("u", "geheim")

    def rooted(channel: asyncssh.SSHServerChannel[bytes]) -> asyncssh.SFTPServer:
        return asyncssh.SFTPServer(channel, chroot=str(root).encode())

    server = await asyncssh.create_server(Server, "127.0.0.1", 0, server_host_keys=[key], sftp_factory=rooted)
    port.append(server.get_port())
    started.set()
    while not stop.is_set():
        await asyncio.sleep(0.05)
    server.close()

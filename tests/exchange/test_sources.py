"""Sources as data: what is asked for, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.exchange.sources import load_sources

REST = "sources:\n  - {name: city, system: 市, kind: rest, address: '%s', rows: data.list%s}\n"


def read(tmp_path: Path, text: str) -> tuple[int, list[str]]:
    (tmp_path / "sources.yaml").write_text(text, encoding="utf-8")
    found, findings = load_sources(tmp_path / "sources.yaml")
    return len(found), [finding.code for finding in findings]


def test_every_kind(tmp_path: Path) -> None:
    text = """
sources:
  - {name: drop, system: 区平台, kind: folder, path: /srv/in, pattern: "*.csv"}
  - {name: sftp, system: 区平台, kind: sftp, host: files.example, path: /out, user: jixiao, known_hosts: /etc/known_hosts, port: 2222}
  - {name: city, system: 市系统, kind: rest, address: "https://city.example/api", rows: data.list, size: 50}
  - {name: base, system: 市系统, kind: database, address: "sqlite:////srv/x.db", query: "SELECT 1"}
"""
    (tmp_path / "sources.yaml").write_text(text, encoding="utf-8")
    found, findings = load_sources(tmp_path / "sources.yaml")
    assert findings == ()
    assert [(one.kind, one.port, one.size) for one in found] == [
        ("folder", 22, 200), ("sftp", 2222, 200), ("rest", 22, 50), ("database", 22, 200),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "address", ["http://city.example/api", "file:///etc/passwd", "https://a:secret@city.example/", "ftp://x/"]
)
def test_an_unsafe_address_is_refused(tmp_path: Path, address: str) -> None:
    assert read(tmp_path, REST % (address, "")) == (0, ["JX-EXC-002"])


def test_entering_by_itself_is_declared_and_answered_for(tmp_path: Path) -> None:
    served = ', unit: "1", enter: %s%s'
    address = "https://city.example/api"
    assert read(tmp_path, REST % (address, served % ("good_lines", ", answerable: office"))) == (1, [])
    assert read(tmp_path, REST % (address, served % ("when_clean", ""))) == (0, ["JX-EXC-004"])
    assert read(tmp_path, REST % (address, served % ("always", ", answerable: office")))[0] == 0


def test_secrets_come_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = REST % ("http://127.0.0.1:1/", ", token_env: CITY_TOKEN")
    assert read(tmp_path, text) == (0, ["JX-EXC-001"])
    monkeypatch.setenv("CITY_TOKEN", "geheim")
    (source,), _ = load_sources(tmp_path / "sources.yaml")
    assert source.token == "geheim"
    assert "geheim" not in repr(source)


def test_names_are_not_given_twice(tmp_path: Path) -> None:
    line = "  - {name: drop, system: 区, kind: folder, path: /srv}\n"
    count, codes = read(tmp_path, f"sources:\n{line}{line}")
    assert count == 0
    assert codes

"""Dropped tables come back marked up, several as one department; what cannot be read is told; only written copies are served."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.checking.coach.tables import FILES, told, workbook
from tests.reporting.linted import table


@pytest.fixture
def client(without_accounts: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A client of a server that keeps what it writes in a folder of the test."""
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path / "data"))
    return Client(HTTP_HOST="localhost")


def upload(path: Path) -> SimpleUploadedFile:
    return SimpleUploadedFile(path.name, path.read_bytes())


def test_the_form(client: Client) -> None:
    text = client.get("/lint/").content.decode()
    assert 'type="file"' in text
    assert "用示例单位的绩效目标试一试" in text


def test_a_table_comes_back_marked(client: Client, tmp_path: Path) -> None:
    text = client.post("/lint/", {"targets": upload(table(tmp_path))}).content.decode()
    assert 'class="m red"' in text
    assert "可以这样写" in text
    assert "<b>经费" not in text
    links = [
        part.split('"')[0]
        for part in text.split('href="')[1:]
        if part.startswith("/lint/") and "." in part.split('"')[0]
    ]
    assert len(links) == 3
    for link in links:
        answer = client.get(link)
        assert answer["Content-Disposition"].startswith("attachment")
        assert b"".join(answer.streaming_content)  # type: ignore[attr-defined]
        answer.close()


def test_several_tables_are_one_department(client: Client, tmp_path: Path) -> None:
    other = workbook(told(FILES / "JX-LNT-001" / "should_pass.yaml"), tmp_path / "乙.xlsx")
    text = client.post("/lint/", {"targets": [upload(table(tmp_path)), upload(other)]}).content.decode()
    assert "读到 2 份绩效目标" in text
    assert "相似度 100%" in text


def test_the_example(client: Client) -> None:
    assert "读到 19 份绩效目标" in client.post("/lint/", {"example": "1"}).content.decode()


def test_nothing_chosen_and_unreadable(client: Client) -> None:
    assert client.post("/lint/").status_code == 400
    answer = client.post("/lint/", {"targets": SimpleUploadedFile("旧.rtf", b"{\\rtf1}")})
    assert answer.status_code == 422
    assert "JX-DOC-017" in answer.content.decode()


def test_only_written_copies_are_served(client: Client) -> None:
    assert client.get("/lint/0123/secret.txt").status_code == 404


def test_a_form_from_elsewhere_is_refused() -> None:
    assert Client(HTTP_HOST="localhost", enforce_csrf_checks=True).post("/lint/").status_code == 403

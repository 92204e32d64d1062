"""A dropped report comes back marked up; what cannot be read is told; only written copies are served."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.conftest import Evaluated


@pytest.fixture
def client(evaluated: Evaluated, without_accounts: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A client of a server that shows the evaluated example and keeps its checks in a folder of the test."""
    monkeypatch.setenv("JIXIAO_RESULTS", str(evaluated.folder))
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path))
    return Client(HTTP_HOST="localhost")


def upload(name: str, content: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode(), content_type="text/plain")


def test_the_form(client: Client) -> None:
    text = client.get("/check/").content.decode()
    assert 'type="file"' in text
    assert "用示例单位的自评报告试一试" in text


def test_a_report_comes_back_marked(client: Client) -> None:
    report = upload(
        "报告.txt", "全年预算数为7,514.04万元，执行数为7,493.67万元，执行率为97.9%。<script>alert(1)</script>"
    )
    text = client.post("/check/", {"report": report}).content.decode()
    assert 'class="m red"' in text
    assert "<script>alert" not in text
    links = [
        part.split('"')[0]
        for part in text.split('href="')[1:]
        if part.startswith("/check/") and "." in part.split('"')[0]
    ]
    assert len(links) == 3
    for link in links:
        answer = client.get(link)
        assert answer.status_code == 200
        assert answer["Content-Disposition"].startswith("attachment")
        assert b"".join(answer.streaming_content)  # type: ignore[attr-defined]
        answer.close()


def test_the_example_report(client: Client) -> None:
    assert "自评报告.docx" in client.post("/check/", {"example": "1"}).content.decode()


def test_nothing_chosen_and_unreadable(client: Client) -> None:
    assert client.post("/check/").status_code == 400
    answer = client.post("/check/", {"report": upload("旧.rtf", "{\\rtf1}")})
    assert answer.status_code == 422
    assert "JX-DOC-017" in answer.content.decode()


def test_only_written_copies_are_served(client: Client) -> None:
    assert client.get("/check/0123/secret.txt").status_code == 404


def test_a_form_from_elsewhere_is_refused(evaluated: Evaluated) -> None:
    assert Client(HTTP_HOST="localhost", enforce_csrf_checks=True).post("/check/").status_code == 403

"""Only the files of the evaluation are served, as attachments."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.test import Client

from .test_sheet import client

__all__ = ["client"]


def test_listed_files_only(client: Client) -> None:
    response = client.get("/files/" + quote("评分表.xlsx"))
    assert response.status_code == 200
    assert "attachment" in response["Content-Disposition"]
    assert b"".join(response.streaming_content)[:2] == b"PK"  # type: ignore[attr-defined]
    response.close()


@pytest.mark.parametrize("name", [".stamp", "..", "%2e%2e%2fmanifest.json", "nowhere.txt"])
def test_nothing_else(client: Client, name: str) -> None:
    assert client.get(f"/files/{name}").status_code == 404

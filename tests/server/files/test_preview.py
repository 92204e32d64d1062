"""Images, pages and texts can be looked at; pages are drawn once."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from jixiao.server.files import preview
from jixiao.server.files.models import StoredFile
from jixiao.server.files.store import keep, place_of
from tests.server.files.samples import image, pdf, word

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path / "data"))


def kept(content: bytes, name: str) -> StoredFile:
    stored = keep(BytesIO(content), name=name, limit=10_000_000)
    assert isinstance(stored, StoredFile)
    return stored


def test_manners() -> None:
    files = [kept(image(), "甲.png"), kept(pdf(), "甲.pdf"), kept(b"abc", "甲.txt"), kept(word(), "甲.docx")]
    assert [preview.manner(one) for one in files] == ["image", "pdf", "text", ""]


def test_a_page_is_drawn_once() -> None:
    stored = kept(pdf(pages=2), "甲.pdf")
    assert preview.pages(stored) == 2
    drawn = preview.page(stored, 2)
    assert drawn is not None
    assert drawn.startswith(b"\x89PNG")
    place_of(stored.sha256).unlink()
    assert preview.page(stored, 2) == drawn


def test_no_such_page() -> None:
    assert preview.page(kept(pdf(pages=1), "甲.pdf"), 2) is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("length", [10, 150_000])
def test_texts(encoding: str, length: int) -> None:
    told, more = preview.text(kept(("序" + "。项" * length).encode(encoding), "甲.txt"))
    assert told.startswith("序。项。项")
    assert more == (length > 10)
    assert set(told) == set("序。项")

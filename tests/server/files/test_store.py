"""A content is kept once, whole or not at all, and handed back only unchanged."""

from __future__ import annotations

import tracemalloc
from io import BytesIO
from pathlib import Path

import pytest
from django.db import transaction

from jixiao.server.files.models import StoredFile
from jixiao.server.files.sniff import Refusal
from jixiao.server.files.store import MEGABYTE, Damaged, Problem, clean_name, keep, opened, place_of, root, verify
from tests.server.files.samples import pdf

pytestmark = pytest.mark.django_db
LIMIT = 50 * MEGABYTE


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path / "data"))


def kept(content: bytes, name: str = "合同.pdf") -> StoredFile:
    stored = keep(BytesIO(content), name=name, limit=LIMIT)
    assert isinstance(stored, StoredFile)
    return stored


class Endless:
    """Gives 200 MB of an upload without ever having them in memory, and counts what was taken."""

    def __init__(self) -> None:
        self.left = self.whole = 200 * MEGABYTE

    def read(self, size: int = -1, /) -> bytes:
        given = min(size, self.left)
        self.left -= given
        return b"%" * given


def test_the_same_content_is_kept_once() -> None:
    content = pdf()
    first, second = kept(content), kept(content, "另一个名字.pdf")
    assert first.pk == second.pk
    assert (first.kind, first.size, first.name) == ("pdf", len(content), "合同.pdf")
    with opened(first) as stream:
        assert stream.read() == content
    assert [path.name for path in root().rglob("*") if path.is_file()] == [first.sha256[2:]]
    assert list(verify()) == []


def test_too_large_is_refused_early_and_without_memory() -> None:
    upload = Endless()
    tracemalloc.start()
    outcome = keep(upload, name="大.pdf", limit=LIMIT)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(outcome, Refusal)
    assert "上限 50 MB" in outcome.text
    assert upload.whole - upload.left <= LIMIT + MEGABYTE
    assert peak < 8 * MEGABYTE
    assert [path for path in root().rglob("*") if path.is_file()] == []


def test_what_is_broken_off_leaves_a_file_without_a_row_and_is_found() -> None:
    with transaction.atomic():
        stored = kept(pdf())
        transaction.set_rollback(True)
    assert not StoredFile.objects.exists()
    (root() / "incoming" / "tmp1").write_bytes(b"half")
    shown = f"{stored.sha256[:2]}/{stored.sha256[2:]}"
    assert set(verify()) == {Problem("orphan", shown), Problem("leftover", "incoming/tmp1")}
    # Handed in again, it is as if nothing had happened.
    assert kept(pdf()).sha256 in shown.replace("/", "")


def test_a_changed_or_missing_content_is_not_handed_out() -> None:
    changed, missing = kept(pdf()), kept(pdf(pages=3))
    place_of(changed.sha256).write_bytes(b"%PDF-other")
    place_of(missing.sha256).unlink()
    for stored in (changed, missing):
        with pytest.raises(Damaged):
            opened(stored)
    assert {problem.kind for problem in verify()} == {"changed", "missing"}


def test_hostile_names() -> None:
    assert clean_name("..\\..\\etc\\合同.pdf") == "合同.pdf"
    assert clean_name("/etc/passwd") == "passwd"
    assert clean_name("合同\u202efdp.exe") == "合同fdp.exe"
    assert clean_name("a\r\nSet-Cookie: x.pdf") == "aSet-Cookie: x.pdf"
    assert clean_name("...") == "材料"
    long = clean_name("长" * 300 + ".pdf")
    assert len(long) == 120
    assert long.endswith(".pdf")

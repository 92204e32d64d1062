"""A report becomes PDF where LibreOffice is, and nothing where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.reporting.files import REPORT
from jixiao.workbench.printing import office, print_to_pdf
from tests.conftest import Evaluated


@pytest.mark.skipif(office() is None, reason="LibreOffice (soffice) is missing")
def test_pdf(evaluated: Evaluated, tmp_path: Path) -> None:
    made = print_to_pdf(evaluated.folder / REPORT, into=tmp_path)
    assert made is not None
    assert made.read_bytes()[:5] == b"%PDF-"


def test_without_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert print_to_pdf(tmp_path / "a.docx", into=tmp_path) is None


def test_a_conversion_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    assert print_to_pdf(tmp_path / "a.docx", into=tmp_path) is None

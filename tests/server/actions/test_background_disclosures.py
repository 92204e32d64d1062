"""The task writes all files at once or none, again is no change, and with nothing to publish it says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions import background_disclosures as background
from jixiao.server.actions.background_disclosures import NOTHING, write_disclosure_pack
from jixiao.server.process.notices import Notice
from jixiao.server.results.folders import disclosures_folder
from jixiao.server.results.models import DisclosurePack
from jixiao.workbench import disclosing
from jixiao.workbench.settings import Settings
from tests.server.ledger.sample import delivered, payment
from tests.server.results.sample import data

__all__ = ["data"]


def wanted(by: User) -> DisclosurePack:
    return DisclosurePack.objects.create(unit=Unit.objects.get(code="118001"), fiscal_year=2023, by=by)


def test_written_once_or_not_at_all(people: dict[Role, User], data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disclosing, "print_to_pdf", lambda _, into: None)
    none = wanted(people[Role.OFFICE])
    write_disclosure_pack.call(none.pk)
    none.refresh_from_db()
    assert (none.state, none.error) == ("failed", NOTHING)
    delivered([payment("V1", 12_300, fund_type="general")])
    made = wanted(people[Role.OFFICE])

    def killed(_: Path, *, item: str, out: Path, pdf: bool, settings: Settings) -> None:
        assert item == "final"
        assert settings.standards.is_dir()
        assert pdf
        out.mkdir()
        (out / "公开资料.docx").write_text("半份")
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(background, "disclose_snapshot", killed)
        with pytest.raises(KeyboardInterrupt):
            write_disclosure_pack.call(made.pk)
    assert list(disclosures_folder().iterdir()) == []
    write_disclosure_pack.call(made.pk)
    made.refresh_from_db()
    assert made.state == "done"
    assert made.ledger_state
    folder = disclosures_folder() / made.folder
    assert made.files == sorted(path.name for path in folder.iterdir())
    # Without LibreOffice there is no PDF; all else is there.
    assert {"公开资料.zip", "公开资料.docx", "公开资料.xlsx", "datapackage.json"} < set(made.files)
    written = (folder / "公开资料.zip").stat().st_mtime_ns
    write_disclosure_pack.call(made.pk)
    assert (folder / "公开资料.zip").stat().st_mtime_ns == written
    told = Notice.objects.filter(to=people[Role.OFFICE]).values_list("title", flat=True).order_by("pk")
    assert [title[:3] for title in told] == ["未完成", "已完成"]


def test_a_program_that_breaks_says_so(people: dict[Role, User], data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    delivered([payment("V1", 12_300, fund_type="general")])
    made = wanted(people[Role.OFFICE])
    monkeypatch.setattr(background, "disclose_snapshot", lambda *_, **__: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        write_disclosure_pack.call(made.pk)
    made.refresh_from_db()
    assert (made.state, made.error) == ("failed", background.BROKEN)

"""What was received last, of each source."""

from __future__ import annotations

from pathlib import Path

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.matching.models import Collection
from jixiao.server.matching.received import newest_file, newest_try, path_of, received_folder
from tests.server.results.sample import data

__all__ = ["data"]


def test_the_newest(people: dict[Role, User], data: Path) -> None:
    unit = Unit.objects.get(code="118001")
    assert newest_try(unit, "city") is None
    kept = Collection.objects.create(unit=unit, source="city", system="市", outcome="received", file="city/a.csv")
    failed = Collection.objects.create(unit=unit, source="city", system="市", outcome="failed")
    assert newest_try(unit, "city") == failed
    assert newest_try(unit, "city", before=failed.pk) == kept
    assert newest_file(unit, "city") == kept
    assert newest_file(unit, "district") is None
    assert path_of(kept) == received_folder() / "city/a.csv"
    kept.mended = "city/a.更正.csv"
    assert path_of(kept).name == "a.更正.csv"

"""A snapshot of the ledger is the snapshot of the folder that was imported into it; earlier states can be frozen again."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.facts.importing import import_package
from jixiao.facts.package import open_package
from jixiao.facts.snapshot import freeze
from jixiao.server.accounts.models import Unit
from jixiao.server.ledger.batches import Delivery, accept
from jixiao.server.ledger.snapshots import present_types, snapshot_of
from jixiao.workbench.settings import CHECKOUT

from .sample import UNIT, delivered, payment

pytestmark = pytest.mark.usefixtures("people")


def test_the_ledger_and_the_folder_give_one_snapshot(tmp_path: Path) -> None:
    package, _ = open_package(CHECKOUT / "examples" / "baiyun-2023", fiscal_year=None)
    assert package is not None
    imported = import_package(package)
    names = {"unit": package.unit, "unit_name": package.name, "fiscal_year": package.fiscal_year}
    straight = freeze(imported.rows, present=imported.present, folder=tmp_path / "a", **names)
    unit = Unit.objects.get(code=package.unit)
    accept(
        Delivery(
            unit=unit,
            fiscal_year=package.fiscal_year,
            kind="import",
            title="示例",
            rows=imported.rows,
            present=imported.present,
            by=None,
            person="测试",
        )
    )
    around = snapshot_of(unit, package.fiscal_year, folder=tmp_path / "b")
    assert around.key == straight.key


def test_an_earlier_state_is_frozen_again(tmp_path: Path) -> None:
    unit = Unit.objects.get(code=UNIT)
    first = delivered([payment("ZF1", 100), payment("ZF2", 200)])
    then = snapshot_of(unit, 2023, folder=tmp_path)
    delivered([payment("ZF1", 150)])
    now = snapshot_of(unit, 2023, folder=tmp_path)
    again = snapshot_of(unit, 2023, folder=tmp_path, as_of=first.pk)
    assert (again.key == then.key, now.key != then.key) == (True, True)
    assert [record["amount"] for record in now.records("payment")] == [150, 200]


def test_the_same_state_is_written_once(tmp_path: Path) -> None:
    unit = Unit.objects.get(code=UNIT)
    delivered([payment("ZF1", 100)])
    snapshot = snapshot_of(unit, 2023, folder=tmp_path)
    changed = (snapshot.folder / "manifest.json").stat().st_mtime_ns
    assert snapshot_of(unit, 2023, folder=tmp_path) == snapshot
    assert (snapshot.folder / "manifest.json").stat().st_mtime_ns == changed


def test_a_type_handed_in_without_rows_is_present() -> None:
    delivered([], present=["audit_issue"])
    assert present_types(Unit.objects.get(code=UNIT), 2023) == {"audit_issue"}

"""The example department in the ledger, evaluated."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from jixiao.facts.importing import import_package
from jixiao.facts.package import open_package
from jixiao.server.accounts.models import Unit, User
from jixiao.server.actions.background_evaluations import evaluate_unit
from jixiao.server.actions.evaluating import Wanted, request_evaluation
from jixiao.server.audit.trail import Actor
from jixiao.server.ledger.batches import Delivery, accept
from jixiao.server.ledger.models import Batch
from jixiao.server.results.folders import evaluations_folder
from jixiao.server.results.models import Evaluation
from jixiao.workbench.demo import PROJECT_STANDARD, STANDARD
from jixiao.workbench.outputs import OUTLINE
from jixiao.workbench.settings import CHECKOUT

UNIT = "118001"
ACTOR = Actor(name="测试")
KEEP = TemporaryDirectory(prefix="jixiao-evaluated-", ignore_cleanup_errors=True)
KEPT: set[str] = set()
WANTED = Wanted(STANDARD, PROJECT_STANDARD, OUTLINE)


def delivered() -> Batch:
    """All rows of the example as one accepted batch."""
    package, _ = open_package(CHECKOUT / "examples" / "baiyun-2023", fiscal_year=None)
    assert package is not None
    imported = import_package(package)
    return accept(
        Delivery(
            unit=Unit.objects.get(code=UNIT),
            fiscal_year=2023,
            kind="import",
            title="示例",
            rows=imported.rows,
            present=imported.present,
            by=None,
            person="测试",
        )
    )


def asked(by: User) -> Evaluation:
    """An evaluation of the example that waits for its turn."""
    unit = Unit.objects.get(code=UNIT)
    return request_evaluation(unit=unit, fiscal_year=2023, wanted=WANTED, by=by, actor=ACTOR)


def evaluated(by: User) -> Evaluation:
    """An evaluation of the example that is done. What the first one of the run wrote stands in for the same snapshot again."""
    made, root = asked(by), evaluations_folder()
    for key in KEPT:
        shutil.copytree(Path(KEEP.name) / key, root / f"{made.pk}-{key}")
    evaluate_unit.call(made.pk)
    made.refresh_from_db()
    if made.state == "done" and made.snapshot not in KEPT:
        shutil.copytree(root / made.folder, Path(KEEP.name) / made.snapshot)
        KEPT.add(made.snapshot)
    return made


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own."""
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path))
    return tmp_path

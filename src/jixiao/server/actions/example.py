"""The records of the example department in the ledger of a demonstration, evaluated once, so that the first page has something to show."""

from __future__ import annotations

from pathlib import Path

from jixiao.facts.importing import import_package
from jixiao.facts.package import open_package
from jixiao.server.accounts.models import Unit
from jixiao.server.ledger.batches import Delivery, accept
from jixiao.server.results.models import Evaluation
from jixiao.workbench.demo import PROJECT_STANDARD, STANDARD
from jixiao.workbench.outputs import OUTLINE

from .background_evaluations import evaluate_unit


def load_example(folder: Path) -> Evaluation | None:
    """The evaluation of the package's records, taken into the ledger of its unit; None when the package or its unit is not there."""
    package, _ = open_package(folder, fiscal_year=None)
    unit = Unit.objects.filter(code=package.unit).first() if package is not None else None
    if package is None or unit is None:
        return None
    imported = import_package(package)
    accept(
        Delivery(
            unit=unit,
            fiscal_year=package.fiscal_year,
            kind="example",
            title="示例数据",
            rows=imported.rows,
            present=imported.present,
            by=None,
            person="演示数据",
        )
    )
    evaluation = Evaluation.objects.create(
        unit=unit,
        fiscal_year=package.fiscal_year,
        standard=STANDARD,
        project_standard=PROJECT_STANDARD,
        outline=OUTLINE,
    )
    evaluate_unit.call(evaluation.pk)
    evaluation.refresh_from_db()
    return evaluation

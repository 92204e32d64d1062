"""All measures of the example's snapshot, the same numbers as in its evaluation."""

from __future__ import annotations

from jixiao.workbench.results import open_results
from jixiao.workbench.snapshot_measures import measures_of
from tests.conftest import Evaluated


def test_the_same_as_evaluated(evaluated: Evaluated) -> None:
    results = open_results(evaluated.folder)
    assert results is not None
    counted = measures_of(results.document["snapshot"], settings=evaluated.settings)
    assert counted is not None
    by_code = {one["code"]: one for one in counted}
    for code in ("expenditure.executed", "budget.adjusted", "assets.count"):
        assert by_code[code]["value"] == results.figures[code]["value"]
        assert by_code[code]["printed"] == results.printed(code)
    assert measures_of("s-nothing", settings=evaluated.settings) is None

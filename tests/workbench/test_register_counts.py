"""One register of a snapshot counted by itself gives what an evaluation of the same snapshot gives."""

from __future__ import annotations

import json

from jixiao.workbench.register_counts import count_register
from tests.conftest import Evaluated


def test_the_same_as_in_an_evaluation(evaluated: Evaluated) -> None:
    whole = json.loads((evaluated.folder / "trace.json").read_text(encoding="utf-8"))
    folder = evaluated.settings.snapshots / whole["snapshot"]
    one = count_register(folder, "litigation_case", settings=evaluated.settings)
    assert one["snapshot"] == whole["snapshot"]
    rate = one["figures"]["litigation_case.attendance_rate"]
    assert rate["printed"] == whole["figures"]["litigation_case.attendance_rate"]["printed"]
    values = {code: figure["value"] for code, figure in one["figures"].items()}
    prefix = "litigation_case."
    assert values == {code: two["value"] for code, two in whole["figures"].items() if code.startswith(prefix)}

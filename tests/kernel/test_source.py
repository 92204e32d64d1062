"""No record without a source; an address reads as people say it."""

from __future__ import annotations

import pytest

from jixiao.kernel.source import Source

CELL = Source(file="支付明细.xlsx", sha256="a" * 64, sheet="支付", row=12, column="F")


@pytest.mark.parametrize(
    "given", [{}, {"file": "a.xlsx"}, {"sha256": "a" * 64}, {"person": "张某"}, {"form": "自评表"}]
)
def test_a_source_names_a_file_with_its_hash_or_a_person_with_a_form(given: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="a source names"):
        Source(**given)


def test_places() -> None:
    assert CELL.place == "支付明细.xlsx · 支付 · F12"
    assert CELL.at("").place == "支付明细.xlsx · 支付 · 第12行"
    assert Source(file="a.xlsx", sha256="b", sheet="支付", column="F").place == "a.xlsx · 支付 · F列"
    assert Source(file="package.yaml", sha256="b").place == "package.yaml"
    assert Source(person="张某", form="自评表").place == "张某 填报的“自评表”"


def test_narrowing_keeps_the_rest() -> None:
    assert (CELL.at("G").column, CELL.at("G").row, CELL.at("G").sha256) == ("G", 12, CELL.sha256)

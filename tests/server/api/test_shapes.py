"""What operations answer fits the shapes told; a record's id and values are always there."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from jixiao.server.api.shapes import MeasureOut, RecordOut, RecordPage


def test_record() -> None:
    source = {"file": "", "sha256": "", "sheet": "", "row": None, "person": "陈主任"}
    record = {
        "id": 1,
        "unit": "118001",
        "fiscal_year": 2023,
        "current": True,
        "batch": 1,
        "values": {},
        "masked": [],
        "source": source,
    }
    assert RecordPage(items=[RecordOut(**record)], next=None).items[0].id == 1
    with pytest.raises(ValidationError):
        RecordOut(**(record | {"values": None}))


def test_measures_are_whole_numbers() -> None:
    told = {"code": "c", "label": "", "kind": "money", "ratio": None, "unit": "", "printed": "", "rows": 0}
    assert MeasureOut(**told, value=5).value == 5
    with pytest.raises(ValidationError):
        MeasureOut(**told, value=5.5)

"""Every record type is declared completely: Chinese labels, keys that exist, codes that do not collide."""

from __future__ import annotations

import re

import pytest

from jixiao.facts.records import ALL
from jixiao.facts.schema import Kind, RecordType

CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("record", ALL, ids=lambda record: record.name)
def test_declaration_is_complete(record: RecordType) -> None:
    names = [field.name for field in record.all_fields]
    labels = [field.label for field in record.all_fields]
    assert len(set(names)) == len(names)
    assert len(set(labels)) == len(labels)
    assert CHINESE.search(record.label)
    assert all(CHINESE.search(label) for label in labels)
    for name in record.key:
        assert record.field(name).name == name
    for field in record.fields:
        assert bool(field.codes) == (field.kind is Kind.CODE), field.name
        assert field.kind is not Kind.MONEY or field.unit in ("元", "万元"), field.name
        assert len({code for code, _ in field.codes}) == len({label for _, label in field.codes}) == len(field.codes)


def test_names_and_labels_are_used_once() -> None:
    assert len({record.name for record in ALL}) == len({record.label for record in ALL}) == len(ALL)


def test_an_unknown_field_is_a_bug() -> None:
    with pytest.raises(KeyError, match=r"payment\.colour"):
        next(record for record in ALL if record.name == "payment").field("colour")

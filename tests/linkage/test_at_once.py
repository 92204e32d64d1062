"""What is read by column says the same as what is read value by value, whatever stands in the cells."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from jixiao.linkage import at_once
from jixiao.linkage.cells import facts_of
from jixiao.linkage.identifiers import read_identifier, read_phone
from jixiao.linkage.names import NameReader
from tests.linkage.world import rules

NAMES = (
    "",
    "张三",
    "欧阳",
    "欧阳修",
    "单雄信",
    "张某",
    "李先生",
    "王五等",
    "某某公司",
    "广州市白云区宏泰物业管理有限公司",
    "张**",
    "某",
    "A",
    "王 五",
)
NUMBERS = (
    "", "440111********1234", "440111199003071234", "44011119900307123X", "440111********123X", "91440101MA5CABCDEF",
    "４４０１１１１９９００３０７１２３４",
    "440111900307123", "4401111990****1234", "13800001234", "138****1234", "020-86001234", "+8613800001234", "12345",
)  # fmt: skip
FACTS = ("", "因噪音，双方争执。", "ＡＢＣ１２", "二〇二三年", "a_b  c", "租金5.2万元（押金）")


def column(values: list[str]) -> pa.Array:
    return pa.array(values, pa.string())


def told(columns: list[pa.Array]) -> list[tuple[str, ...]]:
    return list(zip(*(one.to_pylist() for one in columns), strict=True))


@given(st.lists(st.sampled_from(NAMES) | st.text(alphabet="张欧阳单某等王0A*公司厂", max_size=6), min_size=1))
def test_names(values: list[str]) -> None:
    reader = NameReader(rules().surnames, rules().compound_surnames)
    read = [reader.read(text) if text else None for text in values]
    expected = [(name.text, name.sound, name.surname) if name else ("", "", "") for name in read]
    assert told(at_once.names(column(values), reader)) == expected


@given(st.lists(st.sampled_from(NUMBERS) | st.text(alphabet="0123456789*Xx -", max_size=19), min_size=1))
def test_numbers_and_phones(values: list[str]) -> None:
    numbers = [read_identifier(text) for text in values]
    keys = [one.area + one.tail if one.area and one.tail else "" for one in numbers]
    expected = [(one.area, one.birth, one.tail, key) for one, key in zip(numbers, keys, strict=True)]
    assert told(at_once.identifiers(column(values))) == expected
    assert told(at_once.phones(column(values))) == [(read_phone(text),) for text in values]


@given(st.lists(st.sampled_from(FACTS) | st.text(alphabet="因a１〇 ，。_é²٣\u3000", max_size=200), min_size=1))
def test_facts(values: list[str]) -> None:
    assert told(at_once.facts(column(values))) == [(facts_of(text),) for text in values]

"""Types: every type has its Chinese name and its exact Python carrier."""

from jixiao.expressions.types import CHINESE, INT64_MAX, INT64_MIN, PYTHON, Type


def test_every_type_has_a_chinese_name_and_a_carrier() -> None:
    assert set(CHINESE) == set(PYTHON) == set(Type)
    assert len(set(CHINESE.values())) == len(Type)


def test_a_date_is_carried_by_a_whole_day_number() -> None:
    assert PYTHON[Type.DATE] is int


def test_integers_have_64_bits() -> None:
    assert (INT64_MIN, INT64_MAX) == (-9223372036854775808, 9223372036854775807)

"""Numbers half hidden by stars."""

import pytest

from jixiao.linkage.identifiers import HIDDEN, Identifier, read_identifier, read_phone

WHOLE = Identifier("440111", "19900307", "1234")


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("440111199003071234", WHOLE),
        ("４４０１１１１９９００３０７１２３４", WHOLE),
        ("440111********1234", Identifier("440111", "", "1234")),
        ("440111XXXXXXXX123X", Identifier("440111", "", "123X")),
        ("440111××××××××1234", Identifier("440111", "", "1234")),
        ("44011119900307****", Identifier("440111", "19900307", "")),
        ("**************1234", Identifier("", "", "1234")),
        ("4401****1234", Identifier("", "", "1234")),
        ("91440111MA5ABCDE1X", Identifier("914401", "11MA5ABC", "DE1X")),
        ("不详", HIDDEN),
        ("12345", HIDDEN),
        ("4*****************", HIDDEN),
    ],
)
def test_the_parts_that_can_be_seen(written: str, seen: Identifier) -> None:
    assert read_identifier(written) == seen


def test_a_number_of_fifteen_digits_is_the_one_of_eighteen() -> None:
    assert read_identifier("440111900307123") == Identifier("440111", "19900307", "1232")


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("13800001234", "1381234"),
        ("138****1234", "1381234"),
        ("138 0000 1234", "1381234"),
        ("+86-13800001234", "1381234"),
        ("13800001234/020-86001234", "1381234"),
        ("020-86001234", "02086001234"),
        ("无", ""),
    ],
)
def test_a_phone_with_or_without_stars_is_the_same(written: str, key: str) -> None:
    assert read_phone(written) == key

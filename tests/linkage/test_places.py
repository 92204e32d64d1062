"""Streets and communities."""

import pytest

from jixiao.linkage.places import community_of, street_in, street_of


@pytest.mark.parametrize(
    ("written", "core"),
    [
        ("金沙街", "金沙"),
        ("金沙街道", "金沙"),
        ("白云区金沙街", "金沙"),
        ("广东省广州市白云区金沙街道办事处", "金沙"),
        ("新市街", "新市"),
        ("白云湖街道办", "白云湖"),
        ("江高镇人民政府", "江高"),
        ("白云区江高镇", "江高"),
        ("金沙司法所", "金沙"),
        ("金沙", "金沙"),
        ("", ""),
    ],
)
def test_a_street_without_the_wording(written: str, core: str) -> None:
    assert street_of(written) == core


def test_the_street_in_an_address() -> None:
    assert street_in("广州市白云区石井街石门社区12号") == "石井"
    assert street_in("幸福里3号") == ""


@pytest.mark.parametrize(
    "written",
    ["横沙社区", "横沙社区居委会", "横沙村", "横沙居委会", "金沙街横沙社区", "白云区金沙街横沙社区居民委员会"],
)
def test_a_community_without_the_wording(written: str) -> None:
    assert community_of(written) == "横沙"

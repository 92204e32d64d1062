"""Names by characters and sound."""

import pytest

from jixiao.linkage.names import NameReader, organisation_core, split_parties
from tests.linkage.world import rules


@pytest.fixture(scope="module")
def reader() -> NameReader:
    return NameReader(rules().surnames, rules().compound_surnames)


@pytest.mark.parametrize(
    ("written", "sound"),
    [
        ("单小明", "shan xiao ming"),
        ("曾国强", "zeng guo qiang"),
        ("尉迟恭", "yu chi gong"),
        ("欧阳海", "ou yang hai"),
        ("小单", "xiao dan"),
        (" 张 三 ", "zhang san"),
        ("张三（男）", "zhang san"),
        ("张三等5人", "zhang san"),
        ("李四先生", "li si"),
    ],
)
def test_a_name_sounds_as_it_is_said(reader: NameReader, written: str, sound: str) -> None:
    found = reader.read(written)
    assert found
    assert found.sound == sound


def test_homophones_sound_alike_and_other_names_do_not(reader: NameReader) -> None:
    one, two, other = (reader.read(name) for name in ("张伟", "章玮", "张敏"))
    assert one is not None
    assert two is not None
    assert other is not None
    assert one.sound == two.sound != other.sound
    assert one.text != two.text


@pytest.mark.parametrize("written", ["张*", "张某", "张某某", "张**", "张○明", "张＊三"])
def test_of_a_hidden_name_only_the_surname_is_known(reader: NameReader, written: str) -> None:
    found = reader.read(written)
    assert found
    assert (found.text, found.sound, found.surname) == ("", "", "zhang")


@pytest.mark.parametrize("written", ["", "  ", "-", "***", "123"])
def test_what_is_no_name(reader: NameReader, written: str) -> None:
    assert reader.read(written) is None


def test_an_organisation_is_known_by_what_is_its_own(reader: NameReader) -> None:
    wordings = (
        "广州市白云区宏泰物业管理有限公司",
        "广州宏泰物业管理有限公司",
        "宏泰物业管理公司",
        "宏泰物业管理有限公司（白云分部）",
    )
    found = [reader.read(text) for text in wordings]
    assert {name.text for name in found if name} == {"宏泰物业管理"}
    assert organisation_core("白云区公司") == "白云区"


def test_parties_in_one_cell() -> None:
    assert split_parties("张三、李四；某某公司") == ["张三", "李四", "某某公司"]
    assert split_parties("王和平与赵六") == ["王和平", "赵六"]
    assert split_parties("张三诉李四") == ["张三", "李四"]

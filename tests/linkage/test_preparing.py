"""Columns made comparable."""

from typing import Any

import pyarrow as pa

from jixiao.linkage.preparing import prepare
from tests.linkage.world import rules


def first(**cells: str) -> dict[str, Any]:
    raw = {name: pa.array([text], pa.string()) for name, text in cells.items()}
    columns = prepare(raw, rules=rules(), unit="元").columns
    return {name: column.to_pylist()[0] for name, column in columns.items()}


def test_who_is_named_first_does_not_matter() -> None:
    one = first(party1="王五", id1="440111********1234", party2="李四", id2="440103********0019", phone1="13800001234")
    other = first(
        party1="李四", id1="440103199001010019", party2="王五", id2="440111199003071234", phone2="138****1234"
    )
    same = ("name1", "name2", "sound1", "key1", "key2", "tail1", "phone1", "phone2")
    assert [one[name] for name in same] == [other[name] for name in same]
    assert one["name1"] == "李四"


def test_both_parties_in_one_cell() -> None:
    found = first(parties="王五、李四", ids="440111199003071234、440103199001010019")
    assert (found["name1"], found["tail1"], found["name2"], found["tail2"]) == ("李四", "0019", "王五", "1234")
    assert first(party1="王五与李四")["name1"] == "李四"


def test_of_several_on_a_side_the_same_one_stands_for_all_whoever_is_named_first() -> None:
    one = first(party1="王五、李四", phone1="13800001234、13900005678", party2="赵六")
    other = first(parties="李四、王五与赵六")
    assert (
        [one[name] for name in ("name1", "name2")] == [other[name] for name in ("name1", "name2")] == ["李四", "赵六"]
    )
    assert one["phone1"] == "1395678"
    assert first(party1="李四、广州市宏泰物业管理有限公司")["name1"] == "宏泰物业管理"
    assert first(parties="申请人：王五；被申请人：李四")["name1"] == "李四"


def test_the_street_is_found_where_it_is_said() -> None:
    assert first(party1="王五", committee="金沙街横沙社区人民调解委员会")["street"] == "金沙"
    assert first(party1="王五", street="", address="白云区石井街一号")["street"] == "石井"


def test_the_first_date_there_is_counts() -> None:
    assert first(party1="王五", day="", closed="2023-05-07")["day"] == first(party1="王五", day="2023-05-07")["day"]


def test_no_money_is_no_evidence() -> None:
    assert first(party1="王五", amount="0元")["amount"] is None


def test_what_cannot_be_read_is_named() -> None:
    written = {"party1": ["王五"] * 3, "day": ["2023-05-07", "那天", "—"], "amount": ["很多", "", "3元"]}
    raw = {name: pa.array(texts, pa.string()) for name, texts in written.items()}
    assert prepare(raw, rules=rules(), unit="元").unread == {"day": [1], "amount": [0]}

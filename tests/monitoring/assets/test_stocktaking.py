"""What a stocktake comes to: every result, corrections, contradictions, what nobody has seen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from jixiao.monitoring.assets.cards import Card
from jixiao.monitoring.assets.stocktaking import OUTSIDE, Counts, Explanation, Progress, Sighting, compared, counted

DESK = Card("ZC1", "办公桌", 240_000, "in_use", holder="张某", place="3号楼301")
SCREEN = Card("ZC2", "显示器", 100_000, "idle", place="1号楼仓库")
NINE = datetime(2024, 11, 20, 1, tzinfo=UTC)


def look(code: str, person: str = "李某", *, minute: int = 0, **told: Any) -> Sighting:
    return Sighting(f"{code}-{person}-{minute}", code, person, NINE + timedelta(minutes=minute), **told)


def test_one_look_at_one_card() -> None:
    assert compared(DESK, look("ZC1", place="３号楼 301", holder="张某", status="in_use")) == ("match", ())
    assert compared(DESK, look("ZC1")) == ("match", ())
    assert compared(DESK, look("ZC1", gone=True)) == ("missing", ("没有找到",))
    result, told = compared(
        DESK, look("ZC1", place="3号楼302", status="repair"), statuses={"repair": "待修", "in_use": "在用"}
    )
    assert result == "misplaced"
    assert told == ("存放地点：账上“3号楼301”，实际“3号楼302”", "使用状态：账上“在用”，实际“待修”")
    assert compared(DESK, look("ZC1", status="repair"))[0] == "status"


def test_results_and_rates_of_a_round() -> None:
    other = Card("ZC3", "文件柜", 130_000, "in_use", place="5号楼")
    seen = [look("ZC1", place="3号楼301"), look("ZC3", place="3号楼301"), look("PY-1", name="饮水机", place="3号楼301")]
    found = counted(
        [DESK, SCREEN], seen, outside=[other], explanations={"ZC2": Explanation("已报废未核销", "补办处置")}
    )
    assert [(line.code, line.result) for line in found.lines] == [
        ("ZC1", "match"), ("ZC2", "unseen"), ("PY-1", "surplus"), ("ZC3", "misplaced"),
    ]  # fmt: skip
    assert found.lines[3].differences[0] == OUTSIDE
    # What stands outside the round is told, and counts in no rate.
    assert (found.expected, found.seen) == (Counts(2, 340_000), Counts(1, 240_000))
    # The same room written in another width is one room; what stands outside the round is in none.
    rooms = counted([DESK, SCREEN, Card("ZC4", "椅", 1, "in_use", place="３号楼 301")], seen, outside=[other])
    assert rooms.progress("place") == (Progress("1号楼仓库", 1, 0, 0), Progress("3号楼301", 2, 1, 0))
    assert [(one.name, one.open) for one in rooms.progress("division")] == [("", 2)]
    # What nobody looked for is not missing: it needs a reason too, and stays out of what was counted.
    assert (found.of("unseen"), found.of("missing")) == (Counts(1, 100_000), Counts())
    assert [line.code for line in found.unexplained] == ["PY-1", "ZC3"]
    assert found.of("surplus") == Counts(1, 0)


def test_a_person_corrects_themselves_and_two_contradict_each_other() -> None:
    first = [look("ZC1", place="3号楼302"), look("ZC1", minute=5, place="3号楼301")]
    assert counted([DESK], first).lines[0].result == "match"
    # What comes in late from a phone without a network is not the newest for that.
    assert counted([DESK], first[::-1]).lines[0].result == "match"
    same = [*first, look("ZC1", "王某", minute=9, place="3号楼301")]
    agreeing = counted([DESK], same).lines[0]
    assert (agreeing.conflict, agreeing.again) == ((), 1)
    (line,) = counted([DESK], [*first, look("ZC1", "王某", minute=9, gone=True)]).lines
    assert {one.person for one in line.conflict} == {"李某", "王某"}


def test_a_settled_contradiction_stays_settled_until_somebody_looks_again() -> None:
    settled = [look("ZC1", place="3号楼302", chosen=True), look("ZC1", "王某", minute=1, chosen=False)]
    found = counted([DESK], settled)
    assert (found.conflicts, found.lines[0].result) == ((), "misplaced")
    again = counted([DESK], [*settled, look("ZC1", "赵某", minute=9, place="3号楼301")])
    assert len(again.conflicts) == 1
    dropped = counted([DESK], [look("ZC1", chosen=False)])
    assert dropped.lines[0].result == "unseen"

"""Cases that one system lacks, in its own columns and wordings."""

import re
from pathlib import Path

from jixiao.linkage.disputes import SAME
from jixiao.linkage.filling import Filled, fill, write_filled
from jixiao.linkage.linking import link
from jixiao.standards.platform_layouts import load_platform_layout
from tests.linkage.world import RULES, export, rules, world

LAYOUT = RULES.parents[1] / "layout-district-disputes" / "standard.yaml"


def test_what_the_other_system_lacks_is_written_as_it_writes() -> None:
    filled = fill(world().linked, source=world().a, target=world().b, side="a")
    same = world().linked.links["relation"].to_pylist().count(SAME)
    assert len(filled.rows) == 1_500 - same
    assert filled.heads[:4] == ("事件编号", "甲方当事人", "甲方身份证号", "乙方当事人")
    row = dict(zip(filled.heads, filled.rows[0], strict=True))
    assert row["事件编号"] == ""
    assert row["甲方当事人"]
    assert row["登记时间"][4] in "/年-"
    theirs = set(world().b.raw["type"].to_pylist())
    assert {one[filled.heads.index("矛盾类别")] for one in filled.rows} <= theirs
    assert not any(one[filled.heads.index("属地")] == "" for one in filled.rows)


def test_what_was_filled_in_is_found_to_be_the_same(tmp_path: Path) -> None:
    """Entered once, found in both: the filled lines, read back as the other system's export, are all linked."""
    filled = fill(world().linked, source=world().a, target=world().b, side="a")
    number = filled.heads.index("事件编号")
    rows = [(*row[:number], f"N{n}", *row[number + 1 :]) for n, row in enumerate(filled.rows)]
    write_filled(Filled(filled.heads, tuple(rows)), tmp_path / "补录.csv")
    again = link(world().a, export(tmp_path / "补录.csv"), rules=rules(), trained=world().linked.trained)
    joined = sum(row["counted"] and row["state"] == "automatic" for row in again.links.to_pylist())
    assert joined >= 0.98 * len(rows)


def test_a_layout_says_what_the_other_system_takes_in() -> None:
    layout, findings = load_platform_layout(LAYOUT)
    assert layout, findings
    filled = fill(world().linked, source=world().a, target=world().b, side="a", layout=layout)
    assert filled.heads == tuple(column.heading for column in layout.write_back)
    row = dict(zip(filled.heads, filled.rows[0], strict=True))
    assert row["市系统编号"].startswith("（2023）")
    assert re.fullmatch(r"2023/\d{1,2}/\d{1,2}", row["登记时间"])


def test_no_cell_becomes_a_formula(tmp_path: Path) -> None:
    write_filled(Filled(("甲",), (("=1+1",), ("张三",))), tmp_path / "补录.csv")
    assert (tmp_path / "补录.csv").read_text(encoding="utf-8-sig").splitlines() == ["甲", "'=1+1", "张三"]


def test_amounts_go_in_the_unit_of_the_column_and_parties_together(tmp_path: Path) -> None:
    one, other = tmp_path / "甲.csv", tmp_path / "乙.csv"
    one.write_text("案号,申请人,被申请人,受理日期,涉及金额（元）\n1,张三,李四,2023-05-07,52200\n", encoding="utf-8")
    other.write_text(
        "编号,双方当事人,登记日期,标的额（万元）,对方系统编号\n9,王五、赵六,2023年1月2日,3,\n", encoding="utf-8"
    )
    a, b = export(one), export(other)
    linked = link(a, b, rules=rules(), trained=world().linked.trained)
    assert fill(linked, source=a, target=b, side="a").rows == (("", "张三、李四", "2023年5月7日", "5.22", "1"),)
    assert fill(linked, source=b, target=a, side="b").rows == (("", "王五", "赵六", "2023-01-02", "30000"),)

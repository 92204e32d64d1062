"""Versions of a register by year: fields come and go, a change of meaning is refused."""

from __future__ import annotations

from pathlib import Path

from jixiao.standards.register_shelf import load_shelf, merged, of_other_years, stamp
from tests.registers import DRONES, shelf

OLD = DRONES.replace("valid:", "applies: {last_year: 2023}\nvalid:")
NEW = (
    DRONES.replace("id: test-drones", "id: test-drones-2024")
    .replace("valid:", "applies: {first_year: 2024}\nvalid:")
    .replace("  - {name: area,", "  - {name: height, label: 高度, kind: count, unit: 米}\n  - {name: area,")
    .replace("where: \"result = 'found'\"", "where: \"result = 'found' and height > 0\"")
)


def test_versions_by_year(tmp_path: Path) -> None:
    found = load_shelf(shelf(tmp_path / "s", OLD, NEW), taken=())
    assert found.findings == ()
    assert [one.id for one in found.versions["drone_patrol"]] == ["test-drones", "test-drones-2024"]
    whole = merged(found.versions["drone_patrol"])
    assert whole.field("height") is not None
    statistic = next(one for one in whole.statistics if one.code == "found")
    assert "fiscal_year <= 2023" in statistic.where
    assert "height > 0" in statistic.where
    assert [(limit.code, limit.title) for limit in whole.limits] == [
        ("report", "提交巡查报告"),
        ("report_to_2023", "提交巡查报告（至2023年）"),
    ]
    assert of_other_years(found.versions["drone_patrol"], 2023) == {"report"}
    assert of_other_years(found.versions["drone_patrol"], 2024) == {"report_to_2023"}


def test_versions_that_do_not_fit(tmp_path: Path) -> None:
    overlapping = load_shelf(shelf(tmp_path / "a", DRONES, NEW), taken=())
    assert "重叠" in overlapping.findings[0].text
    assert "drone_patrol" not in overlapping.versions
    other_kind = NEW.replace("label: 次序, kind: count", "label: 次序, kind: text")
    assert "种类" in load_shelf(shelf(tmp_path / "b", OLD, other_kind), taken=()).findings[0].text
    other_sum = NEW.replace("sum(cost)", "max(cost)")
    assert "算法" in load_shelf(shelf(tmp_path / "c", OLD, other_sum), taken=()).findings[0].text


def test_one_faulty_pack_leaves_the_others(tmp_path: Path) -> None:
    boats = NEW.replace("drone_patrol", "boat_patrol").replace("无人机巡查", "船艇巡查").replace("巡查记录", "船艇记录")
    root = shelf(tmp_path / "s", DRONES, boats.replace("key: [flight]", "key: [boat]"))
    found = load_shelf(root, taken=())
    assert list(found.versions) == ["drone_patrol"]
    assert "boat" in found.findings[0].text


def test_two_registers_of_one_name(tmp_path: Path) -> None:
    found = load_shelf(shelf(tmp_path / "s", DRONES, NEW.replace("drone_patrol", "boat_patrol")), taken=())
    assert "无人机巡查" in found.findings[0].text


def test_a_reference_leads_to_a_register(tmp_path: Path) -> None:
    boats = NEW.replace("drone_patrol", "boat_patrol").replace("无人机巡查", "船艇巡查").replace("巡查记录", "船艇记录")
    led = "{name: street, label: 镇街, refers_to: drone_patrol, kind: text"
    boats = boats.replace("{name: street, label: 镇街, kind: text", led)
    assert load_shelf(shelf(tmp_path / "a", DRONES, boats), taken=()).findings == ()
    for wrong in ("drone_patrol.nothing", "nowhere"):
        found = load_shelf(shelf(tmp_path / wrong, DRONES, boats.replace("to: drone_patrol", f"to: {wrong}")), taken=())
        assert list(found.versions) == ["drone_patrol"]
        assert wrong in found.findings[0].text


def test_a_changed_pack_has_another_stamp(tmp_path: Path) -> None:
    root = shelf(tmp_path / "s", DRONES)
    before = stamp(root)
    (root / "test" / "register-0" / "standard.yaml").write_text(DRONES + "\n", encoding="utf-8")
    assert stamp(root) != before

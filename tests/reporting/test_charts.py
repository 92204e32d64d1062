"""Charts drawn from one definition: the specification, SVG with its words, PNG from the drawing process."""

from __future__ import annotations

import struct

import pytest

from jixiao.evaluation.model import Evaluation
from jixiao.reporting import charts
from jixiao.reporting.chart_model import charts_of
from jixiao.reporting.charts import Drawer, has_chinese_font, spec, svg, wrapped


def test_bars_carry_digits_printed_by_the_kernel(evaluation: Evaluation) -> None:
    values = spec(charts_of(evaluation)[1])["data"]["values"]
    assert {"label": "002部门预算资金支出率", "series": "得分", "value": 9.97, "text": "9.97"} in values


def test_two_projects_of_one_name_stay_two(evaluation: Evaluation) -> None:
    chart = charts_of(evaluation)[0]
    labels = {value["label"] for value in spec(chart)["data"]["values"]}
    assert len(labels) == len(chart.labels)


def test_the_svg_says_the_labels_and_values(evaluation: Evaluation) -> None:
    drawn = svg(spec(charts_of(evaluation)[0]))
    assert "法律援助工作经费" in drawn
    assert "300.00" in drawn
    assert "001公共" not in drawn


@pytest.mark.skipif(not has_chinese_font(), reason="no Chinese font (fonts-noto-cjk) on this machine")
def test_the_drawing_process_gives_pictures_by_name(evaluation: Evaluation) -> None:
    with Drawer() as drawer:
        drawer.begin(charts_of(evaluation))
        pictures, findings = drawer.pictures()
    assert findings == ()
    assert set(pictures) == {"projects", "items"}
    width, height = struct.unpack(">II", pictures["items"].png[16:24])
    assert width > 1000
    assert height > 300


def test_without_a_chinese_font_no_empty_boxes_are_drawn(
    evaluation: Evaluation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(charts, "has_chinese_font", lambda: False)
    with Drawer() as drawer:
        drawer.begin(charts_of(evaluation))
        pictures, findings = drawer.pictures()
        assert drawer.get("items") is None
    assert pictures == {}
    assert [finding.code for finding in findings] == ["JX-REP-005"]


def test_a_drawer_left_early_ends_its_process() -> None:
    with Drawer() as drawer:
        process = drawer._process
    assert process.poll() is not None


def test_without_fontconfig_any_font_file_counts(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setattr(charts.shutil, "which", lambda _: None)
    monkeypatch.setattr(charts, "FONT_FOLDERS", (str(tmp_path),))
    assert not has_chinese_font()


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("法律援助工作经费", "法律援助工作经费"),
        ("公共法律服务特色站点建设经费", "公共法律服务特\n色站点建设经费"),
        (
            "公共法律服务体系建设和民主法治建设示范创建专项工作经费",
            "公共法律服务体系建设和民主\n法治建设示范创建专项工作…",
        ),
    ],
)
def test_long_names_are_wrapped_evenly_or_cut(label: str, shown: str) -> None:
    assert wrapped(label) == shown

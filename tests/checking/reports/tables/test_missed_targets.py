"""Full marks beside a missed target are doubted; reached targets, deducted points and targets without a sign are not."""

from __future__ import annotations

from pathlib import Path

from tests.checking.reports.published import remarks

HEAD = "<tr><th>一级指标</th><th>三级指标</th><th>年度指标值</th><th>实际完成值</th><th>分值</th><th>得分</th></tr>"
ROWS = (
    ("培训人次", "≥500人次", "430人次", "10", "10"),
    ("按期办结率", "≥95%", "96.5%", "10", "10"),
    ("投诉件数", "≤3件", "5件", "10", "10"),
    ("走访户数", "≥200户", "180户", "10", "9"),
    ("满意率", "≥90%", "0.95", "10", "10"),
    ("宣传场次", "12场", "10场", "10", "10"),
    ("费用", "≤1,500元", "1,420元", "10", "10"),
)


def test_only_missed_targets_with_full_marks(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>产出指标</td>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    path = tmp_path / "自评表.html"
    path.write_text(f"<html><body><table>{HEAD}{rows}</table></body></html>", encoding="utf-8")
    found = [remark for remark in remarks(path) if remark.finding.code == "JX-CHK-042"]
    assert [remark.finding.found for remark in found] == ["430人次", "5件"]
    assert "“培训人次”的目标是 ≥500人次" in found[0].finding.message
    assert {remark.colour for remark in found} == {"amber"}

"""Two exports linked as files."""

import json
from pathlib import Path

from jixiao.workbench.link import Asked, link_files, rules_in_force
from jixiao.workbench.settings import from_environment
from tests.linkage.world import world


def test_files_are_written_and_decisions_feed_the_next_run(tmp_path: Path) -> None:
    settings = from_environment()
    model = tmp_path / "model.json"
    model.write_text(json.dumps(world().linked.trained.settings), encoding="utf-8")
    first = link_files(*world().paths, asked=Asked(model=model), out=tmp_path / "out", settings=settings)
    assert first.exit_code == 0
    assert [path.name for path in first.files] == [
        "关联.xlsx", "links.parquet", "model.json", "links.json", "records-a.parquet", "records-b.parquet",
        "补录到系统二.csv", "补录到系统一.csv",
    ]  # fmt: skip
    told = json.loads((tmp_path / "out" / "links.json").read_text(encoding="utf-8"))
    assert told["counts"]["fewest"] <= told["counts"]["most"]
    assert first.reviewed
    pair = first.reviewed[0]
    decisions = tmp_path / "认定.csv"
    decisions.write_text(
        f"案号（一）,案号（二）,认定\n{pair.ours['number']},{pair.theirs['number']},不是\n", encoding="utf-8"
    )
    second = link_files(*world().paths, asked=Asked(model=model, decisions=decisions), out=None, settings=settings)
    assert first.counts
    assert second.counts
    assert len(second.reviewed) < len(first.reviewed)


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "空.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    result = link_files(path, path, asked=Asked(), out=None, settings=from_environment())
    assert result.exit_code == 2
    assert {finding.code for finding in result.findings} == {"JX-LNK-001"}
    assert result.lines == ()


def test_the_rules_come_from_the_shelf() -> None:
    rules, findings = rules_in_force(from_environment().standards)
    assert rules
    assert (rules.id, findings) == ("jx-linkage", ())

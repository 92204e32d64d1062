"""Models as files."""

from pathlib import Path

import pytest

from jixiao.linkage.model_file import read_model, write_model
from tests.linkage.world import world


def test_a_model_comes_back_as_it_was(tmp_path: Path) -> None:
    write_model(world().linked.trained, tmp_path / "model.json")
    model, findings = read_model(tmp_path / "model.json")
    assert findings == ()
    assert model == world().linked.trained


@pytest.mark.parametrize("text", ["{}", "[]", "not json"])
def test_another_file_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "model.json").write_text(text, encoding="utf-8")
    model, findings = read_model(tmp_path / "model.json")
    assert model is None
    assert [finding.code for finding in findings] == ["JX-LNK-014"]
    assert read_model(tmp_path / "gone.json")[0] is None

"""The notes as JSON, as docs/lint-schema.md describes it."""

from __future__ import annotations

import json
from pathlib import Path

from jixiao.reporting.lint_json import SCHEMA, lint_json
from tests.checking.coach.tables import ROOT
from tests.reporting.linted import linted, table


def test_the_shape_is_the_one_described(tmp_path: Path) -> None:
    told = json.loads(json.dumps(lint_json(linted(table(tmp_path))[1])))
    described = (ROOT / "docs" / "lint-schema.md").read_text(encoding="utf-8")
    assert SCHEMA in described
    for part in (
        told,
        told["review"],
        told["review"]["headings"][0],
        told["sheets"][0],
        told["notes"][0],
        told["unchecked"][0],
    ):
        assert [key for key in part if f"`{key}`" not in described] == []


def test_notes_and_points(tmp_path: Path) -> None:
    told = lint_json(linted(table(tmp_path))[1])
    assert told["fiscal_year"] == 2024
    assert [(note["number"], note["code"], note["sheet"]) for note in told["notes"]] == [
        (1, "JX-LNT-027", 0),
        (2, "JX-LNT-011", 0),
    ]
    assert told["review"]["machine"] + told["review"]["people"] == 10_000
    assert told["review"]["earned"] < told["review"]["machine"]

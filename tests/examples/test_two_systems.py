"""The example's two exports, linked with what people have decided, are its register: 13,357 disputes, each counted once."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

from jixiao.linkage.model_file import write_model
from jixiao.reporting.files import LINKS_ENTRIES, LINKS_JSON
from jixiao.workbench.link import Asked, link_files
from jixiao.workbench.settings import CHECKOUT, from_environment

EXAMPLE = CHECKOUT / "examples" / "baiyun-2023"
FOLDER = EXAMPLE / "两个系统"
EXPORTS = (FOLDER / "广州市人民调解信息管理系统（合成）.csv", FOLDER / "白云区矛盾纠纷多元化解平台（合成）.csv")


def lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_exports_linked_are_the_register(tmp_path: Path) -> None:
    settings = from_environment()
    first = link_files(*EXPORTS, asked=Asked(), out=None, settings=settings)
    assert first.counts is not None
    assert first.linked is not None
    assert (first.counts.fewest, first.counts.most, first.counts.candidates) == (13_357, 13_398, 41)
    assert first.findings == ()
    told = json.loads((FOLDER / LINKS_JSON).read_text(encoding="utf-8"))
    assert told["counts"] == first.as_json()["counts"]
    shipped = {(one["number_a"], one["number_b"]) for one in told["links"]}
    assert shipped == {(one.ours["number"], one.theirs["number"]) for one in first.reviewed}
    model = tmp_path / "model.json"
    write_model(first.linked.trained, model)
    asked = Asked(enter=True, decisions=FOLDER / "认定.csv", model=model)
    second = link_files(*EXPORTS, asked=asked, out=tmp_path, settings=settings)
    assert second.counts is not None
    assert (second.counts.fewest, second.counts.most) == (13_357, 13_357)
    made, kept = lines(tmp_path / LINKS_ENTRIES), lines(EXAMPLE / "人民调解案件.csv")
    same = {one["案号"]: {name: one[name] for name in kept[0]} for one in made}
    assert same == {one["案号"]: one for one in kept}
    assert Counter(one["关联方式"] for one in kept) == {"": 9_329, "程序关联": 3_987, "人工认定": 41}

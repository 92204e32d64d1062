"""The example's run of linking names what it was made from; the pages' test walks through it (`pages/test_record_systems`)."""

from __future__ import annotations

import json

from jixiao.reporting.files import LINKS_JSON
from jixiao.server.actions.example_links import DECISIONS, FOLDER
from jixiao.workbench.settings import CHECKOUT


def test_the_package_has_all_that_is_loaded() -> None:
    folder = CHECKOUT / "examples" / "baiyun-2023" / FOLDER
    told = json.loads((folder / LINKS_JSON).read_text(encoding="utf-8"))
    for name in (*(system["file"] for system in told["systems"]), DECISIONS):
        assert (folder / name).is_file()

"""The JSON names schema, file and each remark with raw offsets that lead back to the text."""

from __future__ import annotations

import json
from pathlib import Path

from jixiao.reporting.review_json import SCHEMA, review_json
from tests.reporting.reviewed import reviewed, text_report


def test_spans_lead_back_to_the_text(tmp_path: Path) -> None:
    document, review = reviewed(text_report(tmp_path))
    told = json.loads(json.dumps(review_json(review, document=document)))
    assert (told["schema"], told["file"], told["kind"]) == (SCHEMA, "报告.txt", "txt")
    texts = {block.number: block.text for block in document.blocks}
    for remark in told["remarks"]:
        for span in remark["spans"]:
            assert texts[span["block"]][span["start"] : span["end"]] == span["text"]

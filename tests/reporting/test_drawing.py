"""The drawing process answers a list of specifications with as many pictures."""

from __future__ import annotations

import base64
import json
from io import StringIO

from jixiao.reporting.drawing import WARM_UP, serve


def test_one_picture_a_specification() -> None:
    answer = StringIO()
    serve(StringIO(json.dumps([WARM_UP, WARM_UP])), answer)
    pictures = [base64.b64decode(line) for line in answer.getvalue().splitlines()]
    assert len(pictures) == 2
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)

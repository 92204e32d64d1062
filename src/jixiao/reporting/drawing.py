"""The drawing process: a JSON list of specifications comes in on standard input; PNG pictures go out as base64, one a line.

The drawing engine takes about a second to start. As a process of its own (`charts.Drawer`) it starts while the measures are still
being counted, on another core. It imports nothing of Jixiao, so that it starts as fast as it can.
"""

from __future__ import annotations

import base64
import json
import sys
from typing import TextIO

import vl_convert

SCALE = 2.0
WARM_UP: dict[str, object] = {"data": {"values": [{"a": "预算"}]}, "mark": "text", "encoding": {"text": {"field": "a"}}}


def png(spec: dict[str, object]) -> bytes:
    """A specification as PNG, sharp enough for print; nothing is loaded from outside."""
    return bytes(vl_convert.vegalite_to_png(spec, scale=SCALE, allowed_base_urls=[]))


def serve(given: TextIO, answer: TextIO) -> None:
    """Answers one list of specifications; draws something at once, so that engine and fonts are there when the list comes."""
    png(WARM_UP)
    for spec in json.load(given):
        answer.write(base64.b64encode(png(spec)).decode("ascii") + "\n")


if __name__ == "__main__":
    serve(sys.stdin, sys.stdout)

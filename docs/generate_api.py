"""Writes docs/openapi.json, the description of the interface as far as it is the same everywhere: ``python docs/generate_api.py``.

Apart from generate.py because it needs Django with its settings. A test fails while the file is stale. The record types are left out:
they come and go with the packs on the shelf.
"""

from __future__ import annotations

# ruff: noqa: E402 – Django has to know its settings before its models are imported
import json
import os
import tempfile
from pathlib import Path

import django

FOLDER = tempfile.TemporaryDirectory()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jixiao.server.settings")
os.environ["JIXIAO_DATA"] = FOLDER.name
django.setup()

from jixiao.server.api.application import api
from jixiao.server.api.description import without_record_types

TARGET = Path(__file__).resolve().parent / "openapi.json"

if __name__ == "__main__":
    told = without_record_types(api.get_openapi_schema())
    TARGET.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"written: {TARGET.name}")

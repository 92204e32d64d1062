"""Run by the shell of an installation of its own: pages are asked for while somebody else is in the middle of writing."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.test import Client

from jixiao.server.accounts.models import User
from jixiao.server.actions.demonstration import load
from jixiao.workbench.organisation import Organisation

load(Organisation("118001", "某区司法局", (("01", "办公室"),)))
User.objects.update(must_change_password=False, password=make_password("Busy-pass-1"))
client = Client(HTTP_HOST="localhost")
assert client.post("/account/login/", {"login": "bangongshi", "password": "Busy-pass-1"}).status_code == 302
pages = ("/home/", "/records/", "/records/payment/", "/imports/", "/evaluations/", "/notices/", "/cases/")
for page in pages:
    client.get(page)
with closing(sqlite3.connect(Path(os.environ["JIXIAO_DATA"]) / "jixiao.sqlite3", isolation_level=None)) as importer:
    importer.execute("BEGIN IMMEDIATE")
    importer.execute("UPDATE accounts_unit SET name = name")
    for page in pages:
        assert client.get(page).status_code in {200, 302}, page

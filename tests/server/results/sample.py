"""The example department in the ledger, evaluated."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.db import connection
from django.test import TestCase, override_settings
from pytest_django import DjangoDbBlocker

from jixiao.facts.importing import Imported, import_package
from jixiao.facts.package import open_package
from jixiao.server.accounts.models import Unit, User
from jixiao.server.actions.background_evaluations import evaluate_unit
from jixiao.server.actions.demonstration import OFFICE, load
from jixiao.server.actions.evaluating import Wanted, request_evaluation
from jixiao.server.audit.trail import Actor
from jixiao.server.ledger.batches import Delivery, accept
from jixiao.server.ledger.models import Batch
from jixiao.server.ledger.snapshots import snapshot_of
from jixiao.server.results.folders import evaluations_folder
from jixiao.server.results.models import Evaluation
from jixiao.workbench.demo import PROJECT_STANDARD, STANDARD
from jixiao.workbench.organisation import Organisation
from jixiao.workbench.outputs import OUTLINE
from jixiao.workbench.settings import CHECKOUT, from_environment

UNIT = "118001"
ORGANISATION = Organisation(
    UNIT, "广州市白云区司法局", (("01", "办公室"), ("07", "人民参与和促进法治科"), ("12", "公共法律服务管理科"))
)
ACTOR = Actor(name="测试")
TITLE = "示例"
KEEP = TemporaryDirectory(prefix="jixiao-evaluated-", ignore_cleanup_errors=True)
KEPT: set[str] = set()
SNAPSHOTS = Path(KEEP.name) / "snapshots"
MADE = sqlite3.connect(":memory:")
COPIED: dict[str, bytes] = {}
WANTED = Wanted(STANDARD, PROJECT_STANDARD, OUTLINE)


@cache
def _read() -> Imported:
    """The rows of the example, read once in a process."""
    package, _ = open_package(CHECKOUT / "examples" / "baiyun-2023", fiscal_year=None)
    assert package is not None
    return import_package(package)


def delivered() -> Batch:
    """All rows of the example as one accepted batch; the one that stands for the whole module, where there is one."""
    standing = Batch.objects.filter(title=TITLE).first()
    if standing is not None:
        return standing
    imported = _read()
    return accept(
        Delivery(
            unit=Unit.objects.get(code=UNIT),
            fiscal_year=2023,
            kind="import",
            title=TITLE,
            rows=imported.rows,
            present=imported.present,
            by=None,
            person="测试",
        )
    )


def asked(by: User) -> Evaluation:
    """An evaluation of the example that waits for its turn."""
    unit = Unit.objects.get(code=UNIT)
    return request_evaluation(unit=unit, fiscal_year=2023, wanted=WANTED, by=by, actor=ACTOR)


def evaluated(by: User) -> Evaluation:
    """An evaluation of the example that is done. What the first one of the run wrote stands in for the same snapshot again."""
    root = evaluations_folder()
    done = Evaluation.objects.filter(state="done", by=by).first()
    if done is not None:
        _copied(done.snapshot, to=root / done.folder)
        return done
    made = asked(by)
    for key in KEPT:
        _copied(key, to=root / f"{made.pk}-{key}")
    evaluate_unit.call(made.pk)
    made.refresh_from_db()
    if made.state == "done" and made.snapshot not in KEPT:
        shutil.copytree(root / made.folder, Path(KEEP.name) / made.snapshot / "results")
        shutil.copytree(from_environment().snapshots / made.snapshot, Path(KEEP.name) / made.snapshot / "snapshot")
        KEPT.add(made.snapshot)
    return made


def _copied(key: str, *, to: Path) -> None:
    """What was kept of a snapshot, and of its evaluation, laid where the server looks for them."""
    shutil.copytree(Path(KEEP.name) / key / "results", to)
    snapshot = from_environment().snapshots / key
    if not snapshot.exists():
        shutil.copytree(Path(KEEP.name) / key / "snapshot", snapshot)


def _made() -> None:
    """The example organisation, its rows and their snapshot, in the database that is asked."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        load(ORGANISATION)
    delivered()
    snapshot_of(Unit.objects.get(code=UNIT), 2023, folder=SNAPSHOTS)


@contextmanager
def _kept() -> Iterator[None]:
    """A transaction around all tests of a module, each of which runs in one within it; like theirs it is undone at the end."""
    around = TestCase._enter_atomics()
    try:
        if COPIED:
            _copied_in()
        else:
            _made()
            _copied_out()
        yield
    finally:
        TestCase._rollback_atomics(around)


def _copied_out() -> None:
    """Keeps the lines of every table, for the modules that follow."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            with cursor.copy(f'COPY "{table}" TO STDOUT') as lines:
                COPIED[table] = b"".join(lines)


def _copied_in() -> None:
    """Every table as it was kept; keys between them hold as they did, and are not looked at line by line once more."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for table, lines in COPIED.items():
            cursor.execute(f'DELETE FROM "{table}"')
            with cursor.copy(f'COPY "{table}" FROM STDIN') as into:
                into.write(lines)
        cursor.execute("SET LOCAL session_replication_role = origin")


@contextmanager
def _laid() -> Iterator[None]:
    """The same for SQLite in memory, where the database as it was made for the first module is laid out for the next ones."""
    connection.ensure_connection()
    raw = connection.connection
    with closing(sqlite3.connect(":memory:")) as before:
        raw.backup(before)
        try:
            if MADE.execute("PRAGMA page_count").fetchone() == (0,):
                _made()
                raw.backup(MADE)
            else:
                MADE.backup(raw)
            yield
        finally:
            before.backup(raw)


@pytest.fixture(scope="module")
def standing(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The example organisation and its rows in the ledger, for all tests of a module: what a test changes goes with it."""
    with django_db_blocker.unblock(), _laid() if connection.vendor == "sqlite" else _kept(), django_db_blocker.block():
        yield


@pytest.fixture(scope="module")
def standing_evaluated(
    standing: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The same, evaluated by the office."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.setenv("JIXIAO_DATA", str(tmp_path_factory.mktemp("standing")))
        evaluated(User.objects.get(username=OFFICE))


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Path:
    """A data folder of its own, with the snapshot of what stands in the ledger for the module."""
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path))
    if "standing" in request.fixturenames:
        shutil.copytree(SNAPSHOTS, from_environment().snapshots, copy_function=os.link)
    return tmp_path

"""The worker links two real exports with what people have decided, and leaves files and doubtful pairs; a bad file is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions import background_links as background
from jixiao.server.actions.background_links import link_exports
from jixiao.server.actions.linking import decide_pair, open_merge
from jixiao.server.audit.trail import Actor
from jixiao.server.matching.models import LinkRun, PairDecision
from jixiao.server.matching.readings import reading_of, run_folder
from tests.linkage.world import files
from tests.server.results.sample import data

__all__ = ["data"]
ACTOR = Actor(name="测试")


def queued(by: User, *paths: Path) -> LinkRun:
    run = LinkRun.objects.create(
        unit=Unit.objects.get(code="118001"), name_a=paths[0].name, name_b=paths[1].name, by=by
    )
    (run_folder(run) / "in").mkdir(parents=True)
    for path in paths:
        shutil.copy(path, run_folder(run) / "in" / path.name)
    return run


def test_linked_and_linked_again_with_decisions(people: dict[Role, User], data: Path) -> None:
    office = people[Role.OFFICE]
    run = queued(office, *files(400, "bare")[:2])
    link_exports.call(run.pk)
    run.refresh_from_db()
    assert (run.state, run.records_a, run.joined > 200) == ("done", 400, True)
    assert (run_folder(run) / "out" / "关联.xlsx").is_file()
    pairs = list(run.pairs.all())
    assert len(pairs) >= 1
    first = reading_of(run)
    merged = PairDecision.objects.count()
    joined = next(number for number in _joined(run))
    opened = open_merge(run=run, number_a=joined, by=office, actor=ACTOR)
    assert opened.found == "automatic"
    assert opened.ours["number"] == joined
    decide_pair(pair=opened, relation="different", by=office, actor=ACTOR)
    decide_pair(pair=pairs[0], relation="different", by=office, actor=ACTOR)
    assert reading_of(run).most == first.most + 1
    assert PairDecision.objects.count() == merged + 2
    again = queued(office, *files(400, "bare")[:2])
    link_exports.call(again.pk)
    again.refresh_from_db()
    numbers = set(again.pairs.values_list("number_a", "number_b"))
    assert (pairs[0].number_a, pairs[0].number_b) not in numbers
    assert reading_of(again).most >= first.most


def _joined(run: LinkRun) -> list[str]:
    table = pq.ParquetFile(run_folder(run) / "out" / "links.parquet").read()
    rows = zip(*(table[name].to_pylist() for name in ("number_a", "relation", "state")), strict=True)
    return [number for number, relation, state in rows if (relation, state) == ("same", "automatic")]


def test_a_file_that_cannot_be_read_is_told(people: dict[Role, User], data: Path, tmp_path: Path) -> None:
    path = tmp_path / "空.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    run = queued(people[Role.OFFICE], path, path)
    link_exports.call(run.pk)
    run.refresh_from_db()
    assert run.state == "failed"
    assert "认不出当事人" in run.error


def test_a_program_that_breaks_says_so(people: dict[Role, User], data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = queued(people[Role.OFFICE], *files(400, "bare")[:2])
    monkeypatch.setattr(background, "link_files", lambda *_, **__: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        link_exports.call(run.pk)
    run.refresh_from_db()
    assert (run.state, run.error) == ("failed", background.BROKEN)

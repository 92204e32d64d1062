"""The example's disputes in two systems: a run of linking that is done, its doubtful pairs, and what people have said about them.

The links come with the package (`links.json`, written by `jixiao link`): a start that had to link would take seconds longer.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from jixiao.linkage.decisions import read_decisions
from jixiao.reporting.files import LINKS_JSON
from jixiao.server.accounts.models import Unit, User
from jixiao.server.audit.trail import Act, Actor, record
from jixiao.server.matching.models import LinkPair, LinkRun, PairDecision
from jixiao.server.matching.readings import run_folder
from jixiao.workbench.platforms import platform_of, written_cases
from jixiao.workbench.settings import from_environment

FOLDER, DECISIONS = "两个系统", "认定.csv"
Records = Mapping[str, Mapping[str, str]]


@transaction.atomic
def load_links(package: Path, *, unit: Unit, by: User, signed_by: User) -> LinkRun | None:
    """The run of the two exports that lie in the package, with its decisions; None where there are none."""
    folder = package / FOLDER
    if not (folder / LINKS_JSON).is_file():
        return None
    told = json.loads((folder / LINKS_JSON).read_text(encoding="utf-8"))
    one, other = told["systems"]
    run = LinkRun.objects.create(
        unit=unit,
        name_a=one["file"],
        name_b=other["file"],
        state="done",
        records_a=one["records"],
        records_b=other["records"],
        joined=told["counts"]["joined"],
        candidates=told["counts"]["candidates"],
        repeats=told["counts"]["repeats"],
        by=by,
        done_at=timezone.now(),
    )
    kept = run_folder(run) / "in"
    kept.mkdir(parents=True, exist_ok=True)
    for name in (run.name_a, run.name_b):
        shutil.copy2(folder / name, kept / name)
    ours, theirs = (
        _records(folder / name, {link[key] for link in told["links"]})
        for name, key in ((run.name_a, "number_a"), (run.name_b, "number_b"))
    )
    LinkPair.objects.bulk_create(
        _pair(run, place, link, ours, theirs) for place, link in enumerate(told["links"], start=1)
    )
    said, _ = read_decisions(folder / DECISIONS, name=DECISIONS)
    PairDecision.objects.bulk_create(
        PairDecision(
            unit=unit,
            number_a=each.decided.number_a,
            number_b=each.decided.number_b,
            relation=each.decided.relation,
            by=by,
            signed_by=signed_by,
            signed_at=timezone.now(),
        )
        for each in said
    )
    record(
        Act("links.finish", f"links:{run.pk}", f"装入示例的关联：{run}", {"unit": unit.code}), by=Actor(name="演示数据")
    )
    return run


def _pair(run: LinkRun, place: int, link: Mapping[str, Any], ours: Records, theirs: Records) -> LinkPair:
    evidence = [[one["comparison"], one["level"], one["bits"]] for one in link["evidence"]]
    values = {name: link[name] for name in ("number_a", "number_b", "counted", "same", "repeat", "days")}
    return LinkPair(
        run=run,
        place=place,
        found="review",
        ours=ours[link["number_a"]],
        theirs=theirs[link["number_b"]],
        evidence=evidence,
        **values,
    )


def _records(path: Path, numbers: set[str]) -> dict[str, dict[str, str]]:
    """Records as written, by number: field of a case → text."""
    settings = from_environment()
    layout = platform_of(path, settings=settings)
    links = layout.links if layout else {}
    return {
        case.number: {links[heading]: text for heading, text in case.cells if heading in links}
        for case in written_cases(path, name=path.name, numbers=numbers, settings=settings)
    }

"""A run that is done: what the worker leaves, without the work."""

from __future__ import annotations

from jixiao.server.accounts.models import Unit, User
from jixiao.server.matching.models import LinkPair, LinkRun

EVIDENCE = [["name1", 1, 10.8], ["day", 3, 2.8], ["amount", 3, -4.6]]


def done_run(by: User) -> LinkRun:
    """Ten and eight records, four pairs joined; two doubtful pairs that share a record, one of its own."""
    run = LinkRun.objects.create(
        unit=Unit.objects.get(code="118001"),
        name_a="市系统.csv",
        name_b="区平台.csv",
        state="done",
        records_a=10,
        records_b=8,
        joined=4,
        candidates=2,
        repeats=1,
        by=by,
    )
    for place, (number_a, number_b, counted) in enumerate(
        (("A1", "B1", True), ("A1", "B2", False), ("A3", "B3", True)), start=1
    ):
        pair(run, place, number_a, number_b, counted=counted)
    return run


def pair(
    run: LinkRun, place: int, number_a: str, number_b: str, *, counted: bool = True, found: str = "review"
) -> LinkPair:
    """One pair."""
    return LinkPair.objects.create(
        run=run,
        place=place,
        number_a=number_a,
        number_b=number_b,
        found=found,
        counted=counted,
        same=0.7,
        repeat=0.3,
        days=-9,
        ours={"number": number_a, "party1": "张伟", "party2": "李静", "amount": "52200", "street": "金沙街"},
        theirs={"number": number_b, "party1": "章玮", "party2": "李静", "amount": "<b>5万</b>", "street": "金沙街"},
        evidence=EVIDENCE,
    )

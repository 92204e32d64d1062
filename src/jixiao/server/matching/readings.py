"""What stands about pairs now: decisions that hold, and the number of disputes under each reading of what is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from jixiao.facts.platform_cases import BY_PEOPLE, BY_PROGRAM, Pair
from jixiao.server.accounts.models import Unit
from jixiao.workbench.link import joined_numbers
from jixiao.workbench.settings import from_environment

from .models import LinkPair, LinkRun, PairDecision

LATER = "later"
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """Disputes counted once: `most` if no open pair is the same, `fewest` if all are; `open` pairs are left, `waiting` for a signature."""

    most: int
    fewest: int
    open: int
    waiting: int


def run_folder(run: LinkRun) -> Path:
    """Where the files and results of a run lie."""
    return from_environment().data / "links" / str(run.pk)


def decisions_of(unit: Unit) -> QuerySet[PairDecision]:
    """The decisions of a unit that were not taken back."""
    return PairDecision.objects.filter(unit=unit, undone_at__isnull=True)


def holds(decision: PairDecision) -> bool:
    """Whether a decision counts: it says something, and where two have to agree, two have."""
    signed = decision.signed_by_id is not None or not settings.JIXIAO_LINKS_TWO_PEOPLE
    return decision.relation != LATER and signed


def by_pair(unit: Unit) -> dict[Key, PairDecision]:
    """The decisions of a unit by the numbers of both records."""
    return {(one.number_a, one.number_b): one for one in decisions_of(unit).select_related("by", "signed_by")}


def reading_of(run: LinkRun, decisions: Mapping[Key, PairDecision] | None = None) -> Reading:
    """The totals of a run with what has been decided since."""
    told = by_pair(run.unit) if decisions is None else decisions
    joined, taken = run.joined, (set[str](), set[str]())
    open_pairs, waiting = [], 0
    for pair in run.pairs.all():
        decision = told.get((pair.number_a, pair.number_b))
        if decision is None or not holds(decision):
            waiting += decision is not None and decision.relation != LATER
            open_pairs += [pair] if pair.found == "review" else []
        elif decision.relation == "same" and pair.found == "review":
            joined += 1
            taken[0].add(pair.number_a)
            taken[1].add(pair.number_b)
        elif decision.relation != "same" and pair.found == "automatic":
            joined -= 1
    # A record that people have joined is no candidate for another.
    left = [pair for pair in open_pairs if pair.number_a not in taken[0] and pair.number_b not in taken[1]]
    most = run.records_a + run.records_b - joined
    return Reading(most, most - sum(pair.counted for pair in left), len(left), waiting)


def known_by(unit: Unit, key: Key) -> str | None:
    """How two records of a pair that people look at are known to be one dispute: by people, by the program, "" perhaps, None not."""
    decision = decisions_of(unit).filter(number_a=key[0], number_b=key[1]).first()
    if decision is not None and holds(decision):
        return BY_PEOPLE if decision.relation == "same" else None
    pair = LinkPair.objects.filter(run__unit=unit, number_a=key[0], number_b=key[1]).order_by("-run").first()
    if pair is None or not pair.counted:
        return None
    return BY_PROGRAM if pair.found == "automatic" else ""


def partners_of(unit: Unit) -> dict[str, tuple[str, str]]:
    """Of every record that is, or may be, one of the other system: its number → that one's, and how it is known (`Pair.known_by`).

    From the newest run, as people have decided since; a pair that somebody holds to be two disputes is none.
    """
    told = {key: one for key, one in by_pair(unit).items() if holds(one)}
    pairs = [Pair(*key, BY_PEOPLE) for key, one in told.items() if one.relation == "same"]
    run = LinkRun.objects.filter(unit=unit, state="done").first()
    if run is not None:
        joined = joined_numbers(run_folder(run) / "out")
        pairs += [Pair(*key, BY_PROGRAM) for key in joined if key not in told]
        taken = {number for pair in pairs for number in (pair.number_a, pair.number_b)}
        for pair in run.pairs.filter(found="review", counted=True):
            key = (pair.number_a, pair.number_b)
            if key not in told and not taken & set(key):
                pairs.append(Pair(*key, ""))
    return {
        one: (other, pair.known_by)
        for pair in reversed(pairs)
        for one, other in ((pair.number_a, pair.number_b), (pair.number_b, pair.number_a))
    }


def next_pair(run: LinkRun, decisions: Mapping[Key, PairDecision], *, after: int = 0) -> LinkPair | None:
    """The next doubtful pair nobody has said anything about, after a place and then from the beginning; put-off ones come last.

    A record that people have joined is not asked about again.
    """
    same = {key for key, one in decisions.items() if one.relation == "same"}
    taken = {key[0] for key in same}, {key[1] for key in same}
    doubtful = [
        pair
        for pair in run.pairs.filter(found="review")
        if pair.number_a not in taken[0] and pair.number_b not in taken[1]
    ]
    untold = [pair for pair in doubtful if (pair.number_a, pair.number_b) not in decisions]
    if not untold:
        put_off = [pair for pair in doubtful if _relation(decisions, pair) == LATER and pair.place != after]
        return put_off[0] if put_off else None
    return next((pair for pair in untold if pair.place > after), untold[0])


def _relation(decisions: Mapping[Key, PairDecision], pair: LinkPair) -> str:
    decision = decisions.get((pair.number_a, pair.number_b))
    return decision.relation if decision else ""

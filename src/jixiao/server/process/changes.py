"""What others have done since somebody was here last, in the units that person sees: told from the audit trail, each with its page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from jixiao.server.accounts.models import Unit, User
from jixiao.server.accounts.scope import Scope, scope_of
from jixiao.server.audit.models import Event
from jixiao.server.ledger.models import Batch, ImportSession
from jixiao.server.results.models import AnalysisDocument, DisclosurePack, Evaluation

from .cases import Case, Round

LOOKED_THROUGH = 300
"""Of so many of the newest events those in scope are told: enough for some days of a bureau."""
TOLD = (
    "import.accept", "import.write", "import.discard", "batch.undo", "record.save", "record.withdraw",
    "evaluation.finish", "analysis.finish", "disclosure.finish", "round.start", "deadline.set", "result.decide",
)  # fmt: skip
QUIET = ("case.write",)
"""Drafts are saved often, and are their writer's own until they are handed on."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was done: when, by whom, in words, and the page that shows it ("" for none)."""

    at: datetime
    who: str
    told: str
    link: str


def changes(user: User, *, since: datetime, most: int) -> list[Change]:
    """The newest `most` things that others did since a moment."""
    query = Event.objects.filter(Q(action__in=TOLD) | Q(action__startswith="case."), at__gt=since)
    query = query.exclude(action__in=QUIET).exclude(actor_id=user.pk)
    events = list(query.only("at", "actor_name", "summary", "subject")[:LOOKED_THROUGH])
    links = _links([one.subject for one in events], scope_of(user))
    seen = [one for one in events if one.subject in links]
    return [Change(one.at, one.actor_name, one.summary, links[one.subject]) for one in seen[:most]]


def _links(subjects: Iterable[str], scope: Scope) -> dict[str, str]:
    """The page of every subject that is in scope, by subject; a subject out of scope is not among them."""
    wanted: dict[str, set[str]] = {}
    for subject in subjects:
        kind, _, name = subject.partition(":")
        wanted.setdefault(kind, set()).add(name)
    found: dict[str, str] = {}
    for kind, (table, address) in _PAGES.items():
        numbers = {int(name) for name in wanted.get(kind, ()) if name.isdigit()}
        rows: QuerySet[Any] = scope.rows(table.objects.filter(pk__in=numbers)) if numbers else table.objects.none()
        found |= {f"{kind}:{number}": address.format(number) for number in rows.values_list("pk", flat=True)}
    rounds = Round.objects.filter(pk__in=[int(name) for name in wanted.get("round", ()) if name.isdigit()])
    asked = rounds if scope.everything else rounds.filter(cases__in=scope.rows(Case.objects.all()))
    found |= {f"round:{number}": f"/rounds/{number}/" for number in asked.values_list("pk", flat=True)}
    units = scope.units().filter(code__in=wanted.get("unit", ()))
    # A day that the bureau set concerns all.
    bureaus = Unit.objects.filter(kind="finance", code__in=wanted.get("unit", ()))
    return found | {f"unit:{code}": "/calendar/" for code in (units | bureaus).values_list("code", flat=True)}


_PAGES: dict[str, tuple[Any, str]] = {
    "case": (Case, "/cases/{}/"),
    "import": (ImportSession, "/imports/{}/"),
    "batch": (Batch, ""),
    "evaluation": (Evaluation, "/evaluations/{}/"),
    "analysis": (AnalysisDocument, "/watch/analysis/"),
    "disclosure": (DisclosurePack, "/watch/disclosure/"),
}

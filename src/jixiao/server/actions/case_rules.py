"""The rules of a subject as every case asks for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from jixiao.server.accounts.models import Membership, Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.process.cases import Case


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that keeps a case from being handed in, in Chinese; `link` leads to where it is mended."""

    text: str
    link: str = ""


class Rules:
    """What holds where a subject says nothing of its own."""

    bare: frozenset[str] = frozenset()
    """Moves that hand nothing in, so that nothing has to be complete for them."""

    def problems(self, case: Case, body: Mapping[str, Any]) -> list[Problem]:
        """What is still missing, in the order of the page."""
        return []

    def alone_in(self, case: Case) -> QuerySet[Unit]:
        """The units in which no other case about the same may be open."""
        return Unit.objects.filter(pk=case.unit_id)

    def hand_in(self, case: Case) -> None:
        """What is fixed at the moment of handing in, written to the case (not saved)."""

    def mark(self, case: Case, detail: Mapping[str, Any]) -> dict[str, Any]:
        """What the marks of a reviewer decide; ValidationError (Chinese) for marks that cannot be."""
        return {}

    def reviewed(self, case: Case, content: int) -> dict[str, Any]:
        """What the review of this version came to; ValidationError (Chinese) while it does not permit approval."""
        return {}

    def offers(self, case: Case, code: str, role: Role) -> bool:
        """Whether somebody in this role is offered a move of the step, beside what the process says."""
        return True

    def supporters(self, case: Case) -> QuerySet[Membership]:
        """Who helps without the case being theirs: they are told when it begins, and may read it."""
        return Membership.objects.none()

    def judged(self, case: Case, code: str, detail: Mapping[str, Any]) -> dict[str, Any]:
        """What a move decides beside its way; ValidationError (Chinese) when something is missing for it."""
        return {}

    def effect(self, case: Case, body: Mapping[str, Any], by: User) -> dict[str, Any]:
        """What approval writes, told for the outcome of the case."""
        return {}

    def keep(self, case: Case, body: Mapping[str, Any], by: User) -> None:
        """Writes the records that follow the case, after every move; ValidationError (Chinese) when it must not stand so."""

"""Whose data a person sees: every query over units goes through a scope taken from the roles held."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from .models import Duty, Membership, Unit, User
from .roles import WITH_REPORTERS, Role

_Rows = TypeVar("_Rows", bound=Model)


@dataclass(frozen=True, slots=True)
class Scope:
    """The part of the tree of units that may be seen: everything, or the subtrees below `paths` (none: nothing)."""

    everything: bool
    paths: tuple[str, ...]

    def units(self) -> QuerySet[Unit]:
        """The units in scope."""
        return Unit.objects.filter(self._condition("path"))

    def rows(self, query: QuerySet[_Rows], *, unit: str = "unit") -> QuerySet[_Rows]:
        """The rows of a query whose `unit` (a reference to Unit) is in scope."""
        return query.filter(self._condition(f"{unit}__path"))

    def holds(self, unit: Unit) -> bool:
        """Whether a unit is in scope."""
        return self.everything or any(unit.path.startswith(path) for path in self.paths)

    def _condition(self, path: str) -> Q:
        if self.everything:
            return Q()
        condition = Q(pk__in=[])
        for start in self.paths:
            condition |= Q(**{f"{path}__startswith": start})
        return condition


def scope_of(user: User | Any) -> Scope:
    """The scope of a signed-in person: the finance bureau's reviewers see all, others the subtrees in which they do business.

    Administrators see no business data.
    """
    if not user.is_authenticated:
        return Scope(everything=False, paths=())
    held = [one for one in duties_of(user) if one.role in WITH_REPORTERS]
    if any(one.role is Role.REVIEWER for one in held):
        return Scope(everything=True, paths=())
    return Scope(everything=False, paths=tuple(sorted({one.path for one in held})))


def roles_of(user: User | Any) -> frozenset[Role]:
    """The roles a signed-in person holds anywhere."""
    if not user.is_authenticated:
        return frozenset()
    return frozenset(one.role for one in duties_of(user))


def remember_roles(user: User) -> None:
    """Reads the roles once for all that one request asks of them: a page asks half a dozen times."""
    user.held = _read(user)


def duties_of(user: User) -> tuple[Duty, ...]:
    """What a person is in which unit and division."""
    return user.held if user.held is not None else _read(user)


def _read(user: User) -> tuple[Duty, ...]:
    fields = ("role", "unit__path", "unit__kind", "division__name")
    listed = Membership.objects.filter(user=user).order_by().values_list(*fields)
    return tuple(Duty(Role(role), path, kind, division or "") for role, path, kind, division in listed)

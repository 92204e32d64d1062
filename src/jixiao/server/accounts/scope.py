"""Whose data a person sees: every query over units goes through a scope taken from the roles held."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from .models import Membership, Unit, User
from .roles import BUSINESS, Role

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
    held = [(role, path) for role, path in _held(user) if role in BUSINESS]
    if any(role is Role.REVIEWER for role, _ in held):
        return Scope(everything=True, paths=())
    return Scope(everything=False, paths=tuple(sorted({path for _, path in held})))


def roles_of(user: User | Any) -> frozenset[Role]:
    """The roles a signed-in person holds anywhere."""
    if not user.is_authenticated:
        return frozenset()
    return frozenset(role for role, _ in _held(user))


def remember_roles(user: User) -> None:
    """Reads the roles once for all that one request asks of them: a page asks half a dozen times."""
    user.held = _read(user)


def _held(user: User) -> tuple[tuple[Role, str], ...]:
    return user.held if user.held is not None else _read(user)


def _read(user: User) -> tuple[tuple[Role, str], ...]:
    """Role and path of the unit of every membership."""
    listed = Membership.objects.filter(user=user).order_by().values_list("role", "unit__path")
    return tuple((Role(role), path) for role, path in listed)

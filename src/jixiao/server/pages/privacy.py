"""What of a record a person sees: who has no right to a register's sensitive and personal fields sees them masked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from jixiao.facts.records import BY_NAME
from jixiao.facts.registers import REGISTERS, masked
from jixiao.facts.schema import Field, Privacy
from jixiao.server.accounts.actor import person_of
from jixiao.server.files.models import Attachment
from jixiao.server.ledger import registers
from jixiao.server.ledger.models import ImportSession

from .record_lists import cell

Hidden = Mapping[str, Privacy]


def demand_readable(request: HttpRequest, name: str) -> None:
    """403 for a person who by role or division may not see records of this type."""
    if not registers.may_read(person_of(request), name):
        raise PermissionDenied


def hidden_from(request: HttpRequest, name: str) -> Hidden:
    """The fields of a type that this person sees masked."""
    return registers.hidden_from(person_of(request), name)


def shown_cell(known: Field, value: Any, hidden: Hidden) -> str:
    """A value as this person may read it."""
    text = cell(known, value)
    return masked(text, hidden[known.name]) if known.name in hidden else text


def open_evidence(request: HttpRequest, listed: QuerySet[Attachment]) -> QuerySet[Attachment]:
    """Without what proves records whose register is closed to this person, or shown masked: files hold in full what is masked.

    Whoever handed a file in has seen it.
    """
    person = person_of(request)
    closed = Q(pk__in=[])
    for name in REGISTERS:
        if not registers.may_read(person, name) or registers.hidden_from(person, name):
            closed |= Q(subject__startswith=f"record:{name}:")
    return listed.exclude(closed & ~Q(by=person))


def withheld(request: HttpRequest, session: ImportSession) -> bool:
    """Whether the files of an import stay closed to this person: they hold in full what the lists show masked.

    Whoever handed the files in has seen them.
    """
    person = person_of(request)
    if session.by_id == person.pk:
        return False
    names = {sheet["record"] for sheet in session.sheets if sheet["record"] in BY_NAME}
    return any(registers.hidden_from(person, name) or not registers.may_read(person, name) for name in names)

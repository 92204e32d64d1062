"""Units, accounts and roles. The system administrator keeps units and accounts, the security administrator the roles (三员分立)."""

from __future__ import annotations

import secrets
import string

from axes.utils import reset
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from jixiao.server.accounts.models import Division, Membership, Unit, User
from jixiao.server.accounts.roles import Role
from jixiao.server.accounts.single_sign_on import unbind
from jixiao.server.audit.trail import Act, Actor, record

from .permission import demand

LENGTH = 14
LETTERS = "abcdefghjkmnpqrstuvwxyz"
"""Without i, l and o, large or small, as digits are without 0 and 1: initial passwords are read from paper."""


def add_unit(*, code: str, name: str, kind: str, parent: Unit | None, by: User | None, actor: Actor) -> Unit:
    """A new unit; ValidationError (Chinese, by field) when its code exists or is malformed. `by` is None for the program itself."""
    _only(by, Role.SYSTEM_ADMIN)
    unit = Unit(code=code, name=name, kind=kind, parent=parent)
    unit.full_clean()
    with transaction.atomic():
        unit.save()
        record(Act("unit.add", f"unit:{code}", f"新增单位“{name}”", {"kind": kind}), by=actor)
    return unit


def add_division(*, unit: Unit, code: str, name: str, by: User | None, actor: Actor) -> Division:
    """A new division of a unit."""
    _only(by, Role.SYSTEM_ADMIN)
    division = Division(unit=unit, code=code, name=name)
    division.full_clean()
    with transaction.atomic():
        division.save()
        record(Act("division.add", f"unit:{unit.code}", f"新增科室“{unit.name}·{name}”"), by=actor)
    return division


def add_account(*, username: str, name: str, by: User | None, actor: Actor) -> tuple[User, str]:
    """A new account with its random initial password, told once and never stored in clear; it has to be changed at first sign-in."""
    _only(by, Role.SYSTEM_ADMIN)
    password = initial_password()
    user = User(username=username, name=name)
    user.set_password(password)
    user.full_clean()
    with transaction.atomic():
        user.save()
        record(Act("account.add", f"user:{username}", f"开通账号“{name}”"), by=actor)
    return user, password


def reset_password(*, user: User, by: User | None, actor: Actor) -> str:
    """A new initial password for somebody who forgot theirs: a lock is lifted, the service's identity forgotten, tokens are revoked."""
    _only(by, Role.SYSTEM_ADMIN)
    password = initial_password()
    with transaction.atomic():
        user.set_password(password)
        user.must_change_password = True
        user.save(update_fields=["password", "must_change_password"])
        reset(username=user.username)
        unbind(user)
        # A forgotten password may be a stolen one.
        user.api_tokens.filter(revoked_at__isnull=True).update(revoked_at=timezone.now())
        record(Act("account.reset", f"user:{user.username}", f"重置“{user.name}”的密码"), by=actor)
    return password


def set_active(*, user: User, active: bool, by: User | None, actor: Actor) -> None:
    """Switches an account off or on; it is never deleted, since the trail speaks of it."""
    _only(by, Role.SYSTEM_ADMIN)
    if by is not None and by.pk == user.pk:
        raise ValidationError("不能停用自己的账号。")
    with transaction.atomic():
        user.is_active = active
        user.save(update_fields=["is_active"])
        told = "启用" if active else "停用"
        record(Act("account.active", f"user:{user.username}", f"{told}账号“{user.name}”", {"active": active}), by=actor)


def grant(
    *, user: User, unit: Unit, role: Role, division: Division | None, by: User | None, actor: Actor
) -> Membership:
    """A role for a person; ValidationError where duties would be joined that must stay apart."""
    _only(by, Role.SECURITY_ADMIN)
    membership = Membership(user=user, unit=unit, role=role.value, division=division)
    membership.full_clean()
    with transaction.atomic():
        membership.save()
        record(Act("role.grant", f"user:{user.username}", f"授予“{user.name}”{unit.name}{role.label}"), by=actor)
    return membership


def revoke(*, membership: Membership, by: User | None, actor: Actor) -> None:
    """Takes a role away."""
    _only(by, Role.SECURITY_ADMIN)
    told = f"收回“{membership.user.name}”{membership.unit.name}{Role(membership.role).label}"
    with transaction.atomic():
        membership.delete()
        record(Act("role.revoke", f"user:{membership.user.username}", told), by=actor)


def initial_password() -> str:
    """A random password that satisfies the policy: small and capital letters, digits, a sign, none of them easily mistaken."""
    body = "".join(secrets.choice(LETTERS + LETTERS.upper() + string.digits[2:]) for _ in range(LENGTH - 4))
    ends = (secrets.choice(LETTERS), secrets.choice(LETTERS.upper()), secrets.choice(string.digits[2:]))
    return f"{ends[1]}{body}{ends[0]}-{ends[2]}"


def _only(by: User | None, role: Role) -> None:
    if by is not None:
        demand(by, role)

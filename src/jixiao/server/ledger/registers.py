"""The one table of all registers: places of each kind that the fields of a register are given, and the model of one register over it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, ClassVar

from django.apps.registry import Apps
from django.db import IntegrityError, models, transaction

from jixiao.facts.registers import REGISTERS, masked_fields
from jixiao.facts.schema import Field, Kind, Privacy, RecordType
from jixiao.server.accounts.models import Duty, Unit, User
from jixiao.server.accounts.roles import BUSINESS, WITHIN_A_DIVISION, Role
from jixiao.server.accounts.scope import duties_of
from jixiao.standards.registers import CLOSED, MASKED, Register

from .models import Batch, Origin, Record

TABLE = "ledger_register"
CODE_LENGTH = 40
SHORT, LONG, NUMBER, DAY = "k", "t", "n", "d"
"""Short texts (codes and keys), other texts, whole numbers, dates."""
PLACES = {SHORT: 30, LONG: 40, NUMBER: 40, DAY: 20}
INDEXED = {SHORT: 6, NUMBER: 3, DAY: 4}
"""The first places of a kind have an index, and are given first to what lists are ordered and narrowed by."""


WRITERS = (Role.HANDLER, Role.DIVISION_HEAD, Role.OFFICE)
"""Who enters built-in records."""


class Full(Exception):
    """A register has more fields, in all its versions ever, than the table has places; says so in Chinese."""


class RegisterRecord(Record):
    """A record of any register. `register_code` says which, `pack` under which version it was written.

    `private` holds the words of fields that only some may read, looked through for those alone.
    """

    register_code = models.CharField("台账", max_length=CODE_LENGTH)
    pack = models.CharField("版本", max_length=100)
    private = models.TextField(editable=False, default="")

    class Meta:
        """In the order of entry, with the orders of the first places."""

        db_table = TABLE
        verbose_name = "台账记录"
        ordering = ("row_id",)
        indexes: ClassVar = [
            models.Index(
                fields=("register_code", "fiscal_year", "row_id", "unit"),
                condition=models.Q(ended__isnull=True),
                name="register_rows",
            ),
            models.Index(fields=("register_code", "unit", "fiscal_year", "ended"), name="register_scope"),
            *(
                models.Index(
                    # With the unit, rows are counted without being read: the scope asks for it.
                    fields=("register_code", "fiscal_year", f"{kind}{number:02d}", "row_id", "unit"),
                    condition=models.Q(ended__isnull=True),
                    name=f"register_{kind}{number:02d}",
                )
                for kind, count in INDEXED.items()
                for number in range(1, count + 1)
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("record_key",), condition=models.Q(ended__isnull=True), name="register_current"
            )
        ]


_COLUMNS: dict[str, type[models.Field[Any, Any]]] = {
    SHORT: models.TextField,
    LONG: models.TextField,
    NUMBER: models.BigIntegerField,
    DAY: models.DateField,
}
for _kind, _count in PLACES.items():
    for _number in range(1, _count + 1):
        RegisterRecord.add_to_class(f"{_kind}{_number:02d}", _COLUMNS[_kind](null=True))


class RegisterPlace(models.Model):
    """Which place a field of a register has. Given once and never to another field, so that packs may be rearranged."""

    register_code = models.CharField("台账", max_length=CODE_LENGTH)
    field = models.CharField("字段", max_length=60)
    place = models.CharField("位置", max_length=4)

    class Meta:
        """By register."""

        ordering = ("register_code", "place")
        verbose_name = "台账字段的位置"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("register_code", "place"), name="register_place_once"),
        ]

    def __str__(self) -> str:
        return f"{self.register_code}.{self.field}"


def places_of(record: RecordType) -> dict[str, str]:
    """The place of every field of a register, those of new fields given now. Full when there are too few."""
    # Two processes may meet a new pack at the same moment; the one that comes second reads what the first has given.
    for _ in range(3):
        try:
            with transaction.atomic():
                return _given(record)
        except IntegrityError:
            continue
    return _given(record)


def _given(record: RecordType) -> dict[str, str]:
    known = dict(RegisterPlace.objects.filter(register_code=record.name).values_list("field", "place"))
    taken, found, fresh = set(known.values()), {}, []
    for field in sorted(record.fields, key=lambda field: _rank(record, field)):
        kind = kind_of(record, field)
        # A field whose kind has changed is another field: what was stored stays where it is.
        name = f"{field.name}:{kind}"
        place = known.get(name)
        if place is None:
            place = next((one for one in _all(kind) if one not in taken), None)
            if place is None:
                raise Full(
                    f"台账“{record.label}”的字段太多：“{field.label}”没有位置了（历年各版本的字段合在一起计算）。"
                )
            taken.add(place)
            fresh.append(RegisterPlace(register_code=record.name, field=name, place=place))
        found[field.name] = place
    RegisterPlace.objects.bulk_create(fresh)
    return found


def kind_of(record: RecordType, field: Field) -> str:
    """In which kind of place a field is kept."""
    if field.kind is Kind.DATE:
        return DAY
    if field.kind is Kind.CODE or (field.kind is Kind.TEXT and field.longest):
        return SHORT
    return LONG if field.kind is Kind.TEXT else NUMBER


def _all(kind: str) -> Sequence[str]:
    return [f"{kind}{number:02d}" for number in range(1, PLACES[kind] + 1)]


def _rank(record: RecordType, field: Field) -> tuple[int, int]:
    """Keys before codes, money before counts; otherwise as declared."""
    first = field.name in record.key or field.kind is Kind.MONEY
    return (0 if first else 1, record.fields.index(field))


def model_of(record: RecordType) -> type[Record]:
    """The model of one register over the shared table: its fields under their own names. It belongs to no migration."""
    code, places = record.name, places_of(record)

    class OneRegister(models.Manager[Any]):
        """The rows of this register."""

        def get_queryset(self) -> models.QuerySet[Any]:
            return super().get_queryset().filter(register_code=code)

    own = {field.name: _column(field, places[field.name]) for field in record.fields}
    meta = type(
        "Meta",
        (),
        {
            "db_table": TABLE,
            "app_label": "ledger",
            "apps": _apart(),
            "managed": False,
            "verbose_name": record.label,
            "ordering": ("row_id",),
        },
    )
    attributes = {
        "__module__": __name__,
        "__doc__": f"{record.label}。",
        "Meta": meta,
        "register_code": models.CharField(max_length=CODE_LENGTH),
        "pack": models.CharField(max_length=100),
        "private": models.TextField(default=""),
        "objects": OneRegister(),
    }
    name = "".join(part.capitalize() for part in code.split("_"))
    return type(f"Register{name}", (Record,), {**attributes, **own})


def pack_for(name: str, fiscal_year: int) -> str:
    """The id of the version of a register that holds for a year; of the newest when none does."""
    installed = REGISTERS[name]
    held = (version.id for version, _ in installed.versions if version.holds(fiscal_year))
    return next(held, installed.register.id)


def may_read(user: User, name: str) -> bool:
    """Whether somebody may see records of a type; of a built-in one, all who do business in a department or the finance bureau."""
    installed = REGISTERS.get(name)
    if installed is None:
        return any(one.role in BUSINESS for one in duties_of(user))
    register = installed.register
    return any(_opens(one, register, register.readers, others=register.others) for one in duties_of(user))


def may_write(user: User, name: str, *, unit: Unit | None = None) -> bool:
    """Whether somebody may enter records of a type: in `unit`, or in any of their own."""
    held = [one for one in duties_of(user) if unit is None or unit.path.startswith(one.path)]
    installed = REGISTERS.get(name)
    if installed is None:
        return any(one.role in WRITERS for one in held)
    register = installed.register
    return any(_opens(one, register, register.writers) for one in held)


def hidden_from(user: User, name: str) -> Mapping[str, Privacy]:
    """The sensitive and personal fields of a type that somebody sees masked; none for whom the pack entrusts with them."""
    installed = REGISTERS.get(name)
    if installed is None:
        return {}
    register = installed.register
    entrusted = any(_opens(one, register, register.confidants) for one in duties_of(user))
    return {} if entrusted else masked_fields(name)


def _opens(duty: Duty, register: Register, roles: Collection[str], *, others: str = CLOSED) -> bool:
    """Whether a duty is one of these roles and, in a division, one of those that keep the register; `others`: what it is to the rest."""
    if duty.role is Role.REPORTER:
        return duty.kind in register.reporters
    if duty.role not in roles:
        return False
    return others == MASKED or duty.role not in WITHIN_A_DIVISION or register.kept_by(duty.division)


def _column(field: Field, place: str) -> models.Field[Any, Any]:
    return _COLUMNS[place[0]](field.label, null=True, db_column=place)


def _apart() -> Apps:
    """A registry of models of its own, so that Django neither migrates these models nor follows them when something is deleted."""
    apart = Apps()
    for model in (Unit, User, Batch, Origin):
        apart.all_models[model._meta.app_label][model._meta.model_name or ""] = model
    return apart

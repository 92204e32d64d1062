"""Registers as record types: declared in packs, installed beside the built-in ones, each year with the version that holds for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jixiao.standards.register_shelf import Shelf, merged
from jixiao.standards.registers import Register, RegisterField

from .headings import heading_index
from .records import ALL, BY_NAME
from .schema import Field, Kind, Privacy, RecordType

GROUP = "duties"
LONGEST_KEY = 200
"""Signs of a text that identifies a record; a database keeps an index of it."""


@dataclass(frozen=True, slots=True)
class Installed:
    """A register as the rest of the house sees it: the declaration for all years, its record type, and the versions by year."""

    register: Register
    record: RecordType
    versions: tuple[tuple[Register, RecordType], ...]


REGISTERS: dict[str, Installed] = {}
"""The registers installed in this process, by code. Only `install` writes here."""


def taken_names() -> frozenset[str]:
    """Names and labels that a register cannot take, because a built-in record type has them."""
    return frozenset(name for record in ALL for name in (record.name, record.label, *record.synonyms))


def install(shelf: Shelf) -> None:
    """Makes the registers of a shelf record types of this process, in place of those installed before."""
    for code in REGISTERS:
        BY_NAME.pop(code, None)
    REGISTERS.clear()
    for code, versions in shelf.versions.items():
        whole = merged(versions)
        record = record_of(whole)
        REGISTERS[code] = Installed(whole, record, tuple((one, record_of(one)) for one in versions))
        BY_NAME[code] = record
    heading_index.cache_clear()


def type_in(name: str, fiscal_year: int) -> RecordType:
    """The record type as it is declared for a year; of a year without a version, the declaration for all years."""
    installed = REGISTERS.get(name)
    if installed is None:
        return BY_NAME[name]
    return next((record for version, record in installed.versions if version.holds(fiscal_year)), installed.record)


def record_of(register: Register) -> RecordType:
    """The record type that a pack declares."""
    return RecordType(
        name=register.code,
        label=register.label,
        group=GROUP,
        fields=tuple(_field(field, key=field.name in register.key) for field in register.fields),
        key=register.key,
        note=register.note,
        synonyms=register.synonyms,
    )


def target_of(field: Field) -> tuple[str, str] | None:
    """Record type and field whose values a field of a register names; None when it names none, or what it names is not there."""
    name, _, other = field.refers_to.partition(".")
    known = BY_NAME.get(name)
    if known is None or (not other and len(known.key) != 1):
        return None
    return name, other or known.key[0]


def masked_fields(name: str) -> Mapping[str, Privacy]:
    """The fields of a type that not everybody may read in full, with their class; none for built-in types."""
    installed = REGISTERS.get(name)
    if installed is None:
        return {}
    hidden = (Privacy.SENSITIVE, Privacy.PERSONAL)
    return {field.name: field.privacy for field in installed.record.fields if field.privacy in hidden}


def masked(text: str, privacy: Privacy) -> str:
    """A value as those see it who have no right to it: a name keeps its first sign, what is sensitive keeps nothing.

    >>> masked("张三丰", Privacy.PERSONAL), masked("盗窃", Privacy.SENSITIVE)
    ('张**', '***')
    """
    if not text:
        return ""
    return text[0] + "*" * min(len(text) - 1, 8) if privacy is Privacy.PERSONAL and len(text) > 1 else "***"


def _field(declared: RegisterField, *, key: bool) -> Field:
    return Field(
        declared.name,
        declared.label,
        Kind(declared.kind),
        unit=declared.unit,
        required=declared.required,
        codes=declared.codes,
        variants=declared.variants,
        signed=declared.signed,
        synonyms=declared.synonyms,
        national=declared.national,
        note=declared.note,
        example=declared.example,
        privacy=Privacy(declared.privacy),
        longest=LONGEST_KEY if key and declared.kind == "text" else 0,
        refers_to=declared.refers_to,
    )

"""Use case: import templates – one record type, or all of them in a folder."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import BinaryIO

from jixiao.facts.records import BY_NAME
from jixiao.facts.schema import RecordType
from jixiao.facts.templates import write_all, write_template
from jixiao.kernel.finding import Finding, FindingCode, Severity, register

from .outcome import Outcome
from .registers import install_registers
from .settings import Settings

UNKNOWN_RECORD = register(
    FindingCode(
        code="JX-IMP-090",
        severity=Severity.ERROR,
        template="没有名为“{found}”的记录类型",
        hint="相近的：{near}。全部类型：{known}",
        why="模板按记录类型生成，名称可用英文名或中文名。",
    )
)


def find_record(name: str, *, settings: Settings) -> tuple[RecordType | None, tuple[Finding, ...]]:
    """The record type of this name: payment, payments or 支付明细; findings – near names, faulty packs – when there is none."""
    faulty = install_registers(settings)
    wanted = name.strip().lower()
    for record in BY_NAME.values():
        if wanted in (record.name, f"{record.name}s", record.label, *record.synonyms):
            return record, ()
    names = [record.name for record in BY_NAME.values()] + [record.label for record in BY_NAME.values()]
    near = "、".join(difflib.get_close_matches(wanted, names, n=3))
    known = "、".join(f"{record.name} {record.label}" for record in BY_NAME.values())
    return None, (
        *faulty,
        UNKNOWN_RECORD.at(found=name, near=near, known=known),
    )


def template_to(record: RecordType, target: BinaryIO) -> None:
    """The template of one record type, written to a stream."""
    write_template(record, target)


def all_templates(folder: Path, *, settings: Settings) -> Outcome:
    """The templates of all record types as files in `folder`."""
    findings = install_registers(settings)
    return Outcome((), write_all(folder), findings, {})

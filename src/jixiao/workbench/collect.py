"""Use case: other systems are asked for their exports, and cases they lack are sent to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from jixiao.exchange.mending import Changes, lines_of, mended
from jixiao.exchange.receiving import FAILED, Receipt, receive
from jixiao.exchange.sending import Sent, send
from jixiao.exchange.sources import Source, load_sources
from jixiao.kernel.finding import Finding, FindingCode, Severity, register
from jixiao.linkage.exports import read_export
from jixiao.linkage.setting_aside import Aside, cells_of, told_aside
from jixiao.reporting.exchange_text import receipt_lines, sent_lines

from .link import rules_in_force
from .outcome import finding_json
from .settings import Settings

SOURCES = "sources.yaml"
MOST_ASIDE = 500
"""So many lines that were set aside are told one by one."""

NO_TARGET = register(
    FindingCode(
        "JX-EXC-003",
        Severity.ERROR,
        "来源“{name}”不能接收补录",
        "请写来源文件中一个 kind: rest 并且有 send_address 的来源。",
        "没有接收的地址，补录无处可送。",
    )
)


@dataclass(frozen=True, slots=True)
class Collected:
    """What came of asking: receipts, or what was sent; findings when the file of sources cannot be used."""

    findings: tuple[Finding, ...]
    receipts: tuple[Receipt, ...] = ()
    sent: Sent | None = None

    @property
    def exit_code(self) -> int:
        """0 when everything went well, 1 when a source failed or a case was refused, 2 when the file of sources is wrong."""
        if self.findings:
            return 2
        failed = any(one.outcome == FAILED for one in self.receipts)
        return int(failed or bool(self.sent and self.sent.refused))

    @property
    def lines(self) -> tuple[str, ...]:
        """What happened, for a terminal."""
        return (*receipt_lines(self.receipts), *(sent_lines(self.sent) if self.sent else ()))

    def as_json(self) -> dict[str, Any]:
        """What happened, for other programs."""
        sent = {"taken": self.sent.taken, "refused": [list(one) for one in self.sent.refused]} if self.sent else None
        receipts = [asdict(one) for one in self.receipts]
        return {"receipts": receipts, "sent": sent, "findings": [finding_json(finding) for finding in self.findings]}


@dataclass(frozen=True, slots=True)
class Looked:
    """What a received file holds: cases taken, lines set aside (the first `MOST_ASIDE`), which column was read as what.

    `taken` is None when it could not be read; then `findings` say why.
    """

    findings: tuple[Finding, ...]
    taken: int | None = None
    set_aside: int = 0
    aside: tuple[Aside, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()
    sheet: str = ""


def collect(path: Path, *, into: Path, now: datetime) -> Collected:
    """Asks every source of a file; what is new stands in the folder, and its journal says what was received when."""
    sources, findings = load_sources(path)
    return Collected(findings) if findings else Collected((), receive(sources, into=into, now=now))


def sources_in(settings: Settings) -> tuple[tuple[Source, ...], tuple[Finding, ...]]:
    """The sources that the workplace asks: the file `sources.yaml` in the data folder; none without it."""
    path = settings.data / SOURCES
    return load_sources(path) if path.is_file() else ((), ())


def collect_from(source: Source, *, into: Path, now: datetime) -> tuple[Receipt, ...]:
    """Asks one source."""
    return receive([source], into=into, now=now)


def look_at(path: Path, *, name: str, told: Mapping[str, str], settings: Settings) -> Looked:
    """How many cases of a received file can be used, and which lines cannot; `told` maps headings to fields."""
    rules, findings = rules_in_force(settings.standards)
    if rules is None:
        return Looked(findings)
    export, findings = read_export(path, name=name, rules=rules, told=told)
    if export is None:
        return Looked(findings)
    lines = [one.line for one in export.aside[:MOST_ASIDE]]
    columns = tuple((one.heading, field) for field, one in export.columns.items())
    written = lines_of(path, sheet=export.sheet, lines=lines) if lines else {}
    aside = told_aside(export, written=written, labels={one.name: one.label for one in rules.fields})[:MOST_ASIDE]
    return Looked(findings, export.counted, len(export.aside), aside, columns, export.unknown, export.sheet)


def cells_in(
    path: Path, lines: Iterable[int], *, name: str, told: Mapping[str, str], settings: Settings
) -> dict[int, tuple[tuple[int, str, str], ...]]:
    """The used cells of some lines of a received file, so that somebody can put them right; none when it cannot be read."""
    rules, _ = rules_in_force(settings.standards)
    export = read_export(path, name=name, rules=rules, told=told)[0] if rules is not None else None
    if rules is None or export is None:
        return {}
    labels = {one.name: one.label for one in rules.fields}
    written = lines_of(path, sheet=export.sheet, lines=list(lines))
    return {line: cells_of(export, row, labels=labels) for line, row in written.items()}


def headings_of(path: Path) -> tuple[str, ...]:
    """The headings of a file in which nobody could be recognised: the first line with at least three filled cells."""
    lines = lines_of(path, sheet="", lines=range(1, 11))
    return next((tuple(text for text in row if text) for row in lines.values() if sum(map(bool, row)) > 2), ())


def mend(path: Path, *, sheet: str, changes: Changes, into: Path) -> Path:
    """The copy of a received file with cells put right."""
    return mended(path, sheet=sheet, changes=changes, into=into)


def send_to(path: Path, *, file: Path, name: str) -> Collected:
    """Sends the lines of a filled file to the source of this name."""
    sources, findings = load_sources(path)
    if findings:
        return Collected(findings)
    fitting = [one for one in sources if one.name == name and one.send_address]
    if not fitting:
        return Collected((NO_TARGET.at(place=path.name, found=name, expected="send_address", name=name),))
    return Collected((), sent=send(file, to=fitting[0]))

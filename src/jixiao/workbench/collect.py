"""Use case: other systems are asked for their exports, and cases they lack are sent to them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from jixiao.exchange.receiving import FAILED, Receipt, receive
from jixiao.exchange.sending import Sent, send
from jixiao.exchange.sources import load_sources
from jixiao.kernel.finding import Finding, FindingCode, Severity, register
from jixiao.reporting.exchange_text import receipt_lines, sent_lines

from .outcome import finding_json

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


def collect(path: Path, *, into: Path, now: datetime) -> Collected:
    """Asks every source of a file; what is new stands in the folder, and its journal says what was received when."""
    sources, findings = load_sources(path)
    return Collected(findings) if findings else Collected((), receive(sources, into=into, now=now))


def send_to(path: Path, *, file: Path, name: str) -> Collected:
    """Sends the lines of a filled file to the source of this name."""
    sources, findings = load_sources(path)
    if findings:
        return Collected(findings)
    fitting = [one for one in sources if one.name == name and one.send_address]
    if not fitting:
        return Collected((NO_TARGET.at(place=path.name, found=name, expected="send_address", name=name),))
    return Collected((), sent=send(file, to=fitting[0]))

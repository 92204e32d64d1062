"""What a rule rests on (依据) and how sure we are of it (证据状态)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EvidenceKind(StrEnum):
    """How a rule became known; the interface always shows it."""

    SEEN = "seen"
    SECONDHAND = "secondhand"
    RECALLED = "recalled"
    COMPUTED = "computed"
    DESIGN = "design"


class Confidence(StrEnum):
    """How likely a rule known from memory is right: above 85 %, 60 to 85 %, below 60 %."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


EVIDENCE_LABELS: dict[str, str] = {
    EvidenceKind.SEEN: "原文已核",
    EvidenceKind.SECONDHAND: "转述",
    EvidenceKind.RECALLED: "待核实（凭记忆）",
    EvidenceKind.COMPUTED: "由公开数据反推",
    EvidenceKind.DESIGN: "本系统设定",
}
CONFIDENCE_LABELS: dict[str, str] = {Confidence.HIGH: "把握高", Confidence.MEDIUM: "把握中", Confidence.LOW: "把握低"}


@dataclass(frozen=True, slots=True)
class Citation:
    """A document, its number (文号) and article; empty parts are unknown, never invented."""

    title: str
    number: str = ""
    article: str = ""

    @property
    def text(self) -> str:
        """The citation as printed: 《预算绩效管理办法》（财预〔2020〕10号）第十条."""
        name = f"《{self.title}》" if self.title else ""
        number = f"（{self.number}）" if self.number and name else self.number
        return f"{name}{number}{self.article}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """How sure we are of a rule; `recalled` always states a confidence."""

    kind: EvidenceKind
    confidence: Confidence | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if self.kind is EvidenceKind.RECALLED and self.confidence is None:
            raise ValueError("recalled evidence states a confidence")

    @property
    def text(self) -> str:
        """The mark as shown to users: 待核实（凭记忆）·把握中."""
        label = EVIDENCE_LABELS[self.kind]
        return f"{label}·{CONFIDENCE_LABELS[self.confidence]}" if self.confidence else label

"""Phrase banks (常用语) as data: sentences that people begin from at a step of a case, with gaps that the case fills."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jixiao.kernel.finding import Finding, has_errors

from . import faults
from .keywords import HEAD
from .readers import Reader, read_tree
from .strict_yaml import Node, wrong_kind

KIND = "phrases"
SUBJECTS = ("warning",)
"""What cases there are phrases for: suspicions of the payment rules."""
ASKING = "ask"
STEPS = {ASKING: "询问", "explain": "单位说明", "judge": "认定", "rectify": "整改", "recheck": "复核"}
OF_THE_RULE = ("rule", "why", "citation")
OF_THE_CASE = ("amount", "paid_on", "payee", "vouchers", "finding")
UNKNOWN = "＿＿＿＿"
"""Stands where a case does not know what belongs into a gap, for the person to write."""
_GAP = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase of a step; `rules` are the codes of the payment rules it is for (none: all)."""

    step: str
    title: str
    text: str
    rules: tuple[str, ...]

    def fits(self, step: str, rule: str) -> bool:
        """Whether it is offered at a step of a case about a rule."""
        return self.step == step and (not self.rules or rule in self.rules)

    def filled(self, values: Mapping[str, str]) -> str:
        """The text with its gaps filled; a line to write on where a value is missing or blank."""
        return _GAP.sub(lambda gap: values.get(gap[1]) or UNKNOWN, self.text)


@dataclass(frozen=True, slots=True)
class Phrases:
    """A loaded bank. `units` and the years say for whom it holds (no units: all that no other bank names)."""

    id: str
    title: str
    subject: str
    units: tuple[str, ...]
    first_year: int
    last_year: int
    phrases: tuple[Phrase, ...]


def load_phrases(path: Path) -> tuple[Phrases | None, tuple[Finding, ...]]:
    """The bank in `path`, or None with all that is wrong with it, file and line included."""
    tree, findings = read_tree(path)
    if tree is None:
        return None, findings
    reader = Reader()
    reader.keys(tree, required=(*HEAD, "subject", "phrases"), optional=("note", "applies"))
    reader.citation(tree.at("document"))
    reader.evidence(tree.at("evidence"))
    units, first, last = reader.applies(tree.at("applies"))
    bank = Phrases(
        id=reader.text(tree, "id"),
        title=reader.text(tree, "title"),
        subject=reader.choice(tree, "subject", among=SUBJECTS, default=SUBJECTS[0]),
        units=units,
        first_year=first,
        last_year=last,
        phrases=tuple(_phrase(child, reader) for child in reader.children(tree, "phrases")),
    )
    return (None if has_errors(reader.findings) else bank), tuple(reader.findings)


def gaps_of(step: str) -> tuple[str, ...]:
    """What a phrase of a step may leave to be filled: several suspicions are asked about at once, so that asking knows the rule only."""
    return OF_THE_RULE if step == ASKING else (*OF_THE_RULE, *OF_THE_CASE)


def _phrase(node: Node, reader: Reader) -> Phrase:
    reader.keys(node, required=("step", "title", "text"), optional=("rules",))
    step = reader.choice(node, "step", among=tuple(STEPS), default=ASKING)
    text = reader.text(node, "text")
    allowed = gaps_of(step)
    known = "、".join(f"{{{name}}}" for name in allowed)
    for gap in _GAP.findall(text):
        if gap not in allowed:
            found = f"{{{gap}}}"
            reader.findings.append(faults.WRONG_VALUE.at(reader.at(node, "text"), found=found, key="text", known=known))
    if re.search("[{}]", _GAP.sub("", text)):
        wanted = f"花括号成对的文字，可以填的空：{known}"
        reader.findings.append(wrong_kind(node.at("text") or node, key="text", wanted=wanted))
    rules = tuple(child.text for child in reader.children(node, "rules"))
    return Phrase(step, reader.text(node, "title"), text, rules)

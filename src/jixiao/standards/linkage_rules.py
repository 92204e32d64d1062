"""How the same dispute is recognised in two systems, as data: columns, type wordings, surname readings, costs, starting points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jixiao.kernel.citation import Citation, Evidence
from jixiao.kernel.finding import Finding, has_errors
from jixiao.kernel.ratio import Ratio

from .keywords import HEAD
from .readers import Reader, read_tree
from .strict_yaml import Node, wrong_kind

KIND = "linkage"
TOLD = ("fields", "types", "surnames", "compound_surnames", "costs", "priors", "one_to_one")
LEVELS = {"type": 2, "amount": 4, "text": 3}
NAME_LEVELS = 6
APART = ("id", "phone", "place")
PARTIES = ("alone", "alike_again", "names", "apart")
WHOLE = 100


@dataclass(frozen=True, slots=True)
class CaseField:
    """A column an export may have: `name` in code, its Chinese name, the other headings it is known by."""

    name: str
    label: str
    synonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DisputeType:
    """A dispute type and the words by which the wordings of other systems are recognised."""

    code: str
    label: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Costs:
    """What a wrong merge, a missed pair and a look by a person cost, in one unit; only their ratios matter."""

    wrong_merge: int
    missed: int
    review: int

    @property
    def accept(self) -> Ratio:
        """The probability from which merging costs less than looking: 1 − review ÷ wrong merge."""
        return Ratio(self.wrong_merge - self.review, self.wrong_merge)

    @property
    def reject(self) -> Ratio:
        """The probability up to which leaving apart costs less than looking: review ÷ missed."""
        return Ratio(self.review, self.missed)


@dataclass(frozen=True, slots=True)
class Priors:
    """Starting points of the estimate: shares of the levels among pairs that are one dispute, worth `weight` pairs of data; in per cent.

    `days` are the bounds of the date levels, `alike` those of the text levels, `repeats` the share of other disputes among pairs of
    the same people, `alone` the share of pairs in which one system tells an amount whether or not the other does, `alike_again` the share
    of repeats whose type and facts are as alike as in one dispute. `names` are the levels of a name of the same party, `apart` the shares
    in which its number, phone and place differ.
    """

    weight: int
    days: tuple[int, ...]
    shares: Mapping[str, tuple[int, ...]]
    alike: tuple[int, ...]
    repeats: int
    alone: int
    alike_again: int
    names: tuple[int, ...]
    apart: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class LinkageRules:
    """A loaded pack; `one_to_one` says that a dispute stands at most once in each system."""

    id: str
    title: str
    document: Citation | None
    evidence: Evidence | None
    one_to_one: bool
    costs: Costs
    fields: tuple[CaseField, ...]
    types: tuple[DisputeType, ...]
    surnames: Mapping[str, str]
    compound_surnames: Mapping[str, str]
    priors: Priors


def load_linkage_rules(path: Path) -> tuple[LinkageRules | None, tuple[Finding, ...]]:
    """The pack in `path`, or None with all that is wrong with it, file and line included."""
    tree, findings = read_tree(path)
    if tree is None:
        return None, findings
    reader = Reader()
    reader.keys(tree, required=(*HEAD, *TOLD), optional=("note",))
    rules = LinkageRules(
        id=reader.text(tree, "id"),
        title=reader.text(tree, "title"),
        document=reader.citation(tree.at("document")),
        evidence=reader.evidence(tree.at("evidence")),
        one_to_one=reader.truth(tree, "one_to_one", default=True),
        costs=_costs(tree.at("costs") or tree, reader),
        fields=tuple(_field(node, reader) for node in reader.children(tree, "fields")),
        types=tuple(_type(node, reader) for node in reader.children(tree, "types")),
        surnames=_readings(tree.at("surnames")),
        compound_surnames=_readings(tree.at("compound_surnames")),
        priors=_priors(tree.at("priors") or tree, reader),
    )
    return (None if has_errors(reader.findings) else rules), tuple(reader.findings)


def _costs(node: Node, reader: Reader) -> Costs:
    reader.keys(node, required=("wrong_merge", "missed", "review"))
    costs = Costs(*(reader.count(node, key) or 1 for key in ("wrong_merge", "missed", "review")))
    if 2 * costs.review >= min(costs.wrong_merge, costs.missed):
        wanted = "不到另外两个代价一半的数，否则没有一对值得请人看"
        reader.findings.append(wrong_kind(node.at("review") or node, key="review", wanted=wanted))
    return costs


def _field(node: Node, reader: Reader) -> CaseField:
    reader.keys(node, required=("name", "label", "synonyms"))
    synonyms = tuple(child.text for child in reader.children(node, "synonyms"))
    return CaseField(reader.text(node, "name"), reader.text(node, "label"), synonyms)


def _type(node: Node, reader: Reader) -> DisputeType:
    reader.keys(node, required=("code", "label", "words"))
    words = tuple(child.text for child in reader.children(node, "words"))
    return DisputeType(reader.text(node, "code"), reader.text(node, "label"), words)


def _readings(node: Node | None) -> dict[str, str]:
    return {key: below.text for key, below in node.items.items()} if node else {}


def _priors(node: Node, reader: Reader) -> Priors:
    reader.keys(node, required=("weight", "days", "day", *LEVELS, "alike", "repeats", *PARTIES))
    days = _numbers(node, "days", reader)
    apart = node.at("apart") or node
    reader.keys(apart, required=APART)
    wanted = {"day": len(days) + 1, **LEVELS}
    return Priors(
        weight=reader.count(node, "weight") or 0,
        days=days,
        shares={key: _shares(node, key, reader, count=count) for key, count in wanted.items()},
        alike=_numbers(node, "alike", reader),
        repeats=reader.count(node, "repeats") or 0,
        alone=reader.count(node, "alone") or 0,
        alike_again=reader.count(node, "alike_again") or 0,
        names=_shares(node, "names", reader, count=NAME_LEVELS),
        apart={key: reader.count(apart, key) or 0 for key in APART},
    )


def _shares(node: Node, key: str, reader: Reader, *, count: int) -> tuple[int, ...]:
    shares = _numbers(node, key, reader)
    if len(shares) != count or sum(shares) != WHOLE or not all(shares):
        reader.findings.append(wrong_kind(node.at(key) or node, key=key, wanted=f"{count} 个加起来是 100 的正整数"))
    return shares


def _numbers(node: Node, key: str, reader: Reader) -> tuple[int, ...]:
    numbers = [child.value for child in reader.children(node, key)]
    if not all(type(number) is int and number >= 0 for number in numbers):
        reader.findings.append(wrong_kind(node.at(key) or node, key=key, wanted="不小于 0 的整数"))
    return tuple(number for number in numbers if type(number) is int)

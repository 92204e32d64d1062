"""What office equipment and furniture may cost, how many there may be, how long they last (配置标准、最低年限), as data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from jixiao.kernel.citation import Citation, Evidence
from jixiao.kernel.finding import Finding, has_errors
from jixiao.kernel.money import to_fen
from jixiao.kernel.ratio import Ratio

from .applies import Applies
from .keywords import HEAD
from .readers import Reader, read_tree
from .strict_yaml import Node, wrong_kind

KIND = "asset-limits"


@dataclass(frozen=True, slots=True)
class AssetKind:
    """A kind known by words in its name: the highest price in fen, that of its dearest class, years it has to last (None: not set)."""

    code: str
    name: str
    words: tuple[str, ...]
    price: int | None
    price_most: int | None
    years: int | None
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class QuantityLimit:
    """How many of some kinds: a share of the people, or one for every `heads` of the first `first` people and every `then` beyond."""

    name: str
    kinds: tuple[str, ...]
    share: Ratio | None
    heads: int | None
    first: int | None
    then: int | None
    evidence: Evidence | None

    def allowed(self, people: int) -> int:
        """How many there may be for so many people: whole ones within a share; a group begun counts as a whole one."""
        if self.share is not None:
            return people * self.share.num // self.share.den
        heads, first = self.heads or 1, self.first if self.first is not None else people
        return -(-min(people, first) // heads) - (-max(people - first, 0) // (self.then or heads))


@dataclass(frozen=True, slots=True)
class LifeClass:
    """A class of fixed assets known by words, and the fewest years over which it is written down."""

    name: str
    words: tuple[str, ...]
    years: int


@dataclass(frozen=True, slots=True)
class AssetLimits(Applies):
    """A loaded pack; what was acquired before `valid_from` is not held against it."""

    id: str
    title: str
    document: Citation | None
    evidence: Evidence | None
    jurisdiction: str
    valid_from: date
    kinds: tuple[AssetKind, ...]
    quantities: tuple[QuantityLimit, ...]
    life_document: Citation | None
    classes: tuple[LifeClass, ...]

    def kind_of(self, name: str) -> AssetKind | None:
        """The first kind one of whose words stands in a name."""
        return next((one for one in self.kinds if _within(name, one.words)), None)

    def class_of(self, name: str) -> LifeClass | None:
        """The first class one of whose words stands in a name."""
        return next((one for one in self.classes if _within(name, one.words)), None)


def load_asset_limits(path: Path) -> tuple[AssetLimits | None, tuple[Finding, ...]]:
    """The pack in `path`, or None with all that is wrong with it, file and line included."""
    tree, findings = read_tree(path)
    if tree is None:
        return None, findings
    reader = Reader()
    reader.keys(tree, required=(*HEAD, "kinds", "quantities", "depreciation"), optional=("note", "applies"))
    units, first, last = reader.applies(tree.at("applies"))
    kinds = tuple(_kind(child, reader) for child in reader.children(tree, "kinds"))
    lives = tree.at("depreciation")
    if lives is not None:
        reader.keys(lives, required=("document", "evidence", "classes"))
        reader.evidence(lives.at("evidence"))
    pack = AssetLimits(
        id=reader.text(tree, "id"),
        title=reader.text(tree, "title"),
        document=reader.citation(tree.at("document")),
        evidence=reader.evidence(tree.at("evidence")),
        jurisdiction=reader.text(tree, "jurisdiction"),
        valid_from=reader.day(tree.at("valid") or tree, "from") or date.min,
        kinds=kinds,
        quantities=tuple(
            _quantity(child, reader, {one.code for one in kinds}) for child in reader.children(tree, "quantities")
        ),
        life_document=reader.citation(lives.at("document")) if lives is not None else None,
        classes=tuple(_life(child, reader) for child in reader.children(lives, "classes")) if lives is not None else (),
        units=units,
        first_year=first,
        last_year=last,
    )
    return (None if has_errors(reader.findings) else pack), tuple(reader.findings)


def _within(name: str, words: Iterable[str]) -> bool:
    return any(word in name for word in words)


def _kind(node: Node, reader: Reader) -> AssetKind:
    reader.keys(node, required=("code", "name", "words", "evidence"), optional=("price", "price_most", "years"))
    price, most = _money(node, reader, "price"), _money(node, reader, "price_most")
    if most is not None and (price is None or most <= price):
        reader.findings.append(wrong_kind(node.at("price_most") or node, key="price_most", wanted="比 price 大的金额"))
    return AssetKind(
        reader.text(node, "code"),
        reader.text(node, "name"),
        tuple(child.text for child in reader.children(node, "words")),
        price,
        most,
        reader.count(node, "years"),
        reader.evidence(node.at("evidence")),
    )


def _quantity(node: Node, reader: Reader, known: set[str]) -> QuantityLimit:
    reader.keys(node, required=("name", "kinds", "evidence"), optional=("share", "heads", "first", "then"))
    kinds = tuple(child.text for child in reader.children(node, "kinds"))
    if set(kinds) - known:
        reader.findings.append(wrong_kind(node.at("kinds") or node, key="kinds", wanted="上面列出的品目"))
    share, heads = reader.ratio(node, "share"), reader.count(node, "heads")
    if (share is None) == (not heads):
        reader.findings.append(wrong_kind(node, key="share", wanted="一个比例（share），或者每多少人一台（heads）"))
    first, then = reader.count(node, "first"), reader.count(node, "then")
    evidence = reader.evidence(node.at("evidence"))
    return QuantityLimit(reader.text(node, "name"), kinds, share, heads, first, then, evidence)


def _life(node: Node, reader: Reader) -> LifeClass:
    reader.keys(node, required=("name", "words", "years"))
    words = tuple(child.text for child in reader.children(node, "words"))
    return LifeClass(reader.text(node, "name"), words, reader.count(node, "years") or 0)


def _money(node: Node, reader: Reader, key: str) -> int | None:
    """An amount in 元 as fen; None when absent or wrong."""
    text = reader.text(node, key)
    try:
        fen = to_fen(Decimal(text), "元") if text else None
    except InvalidOperation:
        fen = None
    if text and fen is None:
        reader.findings.append(wrong_kind(node.at(key) or node, key=key, wanted='以元计的金额，如 "5000.00"'))
    return fen

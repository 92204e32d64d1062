"""Lists of words (用语表) as data: what is vague, what is common to every project, what points downward – each list with its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jixiao.kernel.citation import Citation, Evidence
from jixiao.kernel.finding import Finding, has_errors

from . import faults
from .readers import Reader, read_tree
from .strict_yaml import Node, wrong_kind

HEAD = ("id", "kind", "title", "issuer", "document", "jurisdiction", "valid", "status", "evidence")


@dataclass(frozen=True, slots=True)
class WordList:
    """Words with one meaning; `citation` and `evidence` say where they come from and how sure we are."""

    code: str
    name: str
    words: tuple[str, ...]
    note: str
    citation: Citation | None
    evidence: Evidence | None

    def in_text(self, text: str) -> str:
        """The longest of the words that stands in a text, "" where none does."""
        return max((word for word in self.words if word in text), key=len, default="")


@dataclass(frozen=True, slots=True)
class Keywords:
    """A loaded pack of word lists, by code."""

    id: str
    title: str
    lists: Mapping[str, WordList]


def load_keywords(path: Path) -> tuple[Keywords | None, tuple[Finding, ...]]:
    """The lists in `path`, or None with all that is wrong with them, file and line included."""
    tree, findings = read_tree(path)
    if tree is None:
        return None, findings
    reader = Reader()
    reader.keys(tree, required=(*HEAD, "lists"), optional=("note",))
    reader.choice(tree, "kind", among=("keywords",), default="keywords")
    lists: dict[str, WordList] = {}
    for node in reader.children(tree, "lists"):
        found = _list(node, reader)
        if found.code in lists:
            reader.findings.append(faults.DUPLICATE_CODE.at(node.source, found=found.code))
        lists[found.code] = found
    keywords = Keywords(reader.text(tree, "id"), reader.text(tree, "title"), lists)
    return (None if has_errors(reader.findings) else keywords), tuple(reader.findings)


def _list(node: Node, reader: Reader) -> WordList:
    reader.keys(node, required=("code", "name", "evidence", "words"), optional=("note", "citation"))
    words: list[str] = []
    for word in reader.children(node, "words"):
        if not word.text.strip() or isinstance(word.value, (tuple, dict)):
            reader.findings.append(wrong_kind(word, key="words", wanted="一个词"))
        words.append(word.text)
    return WordList(
        code=reader.text(node, "code"),
        name=reader.text(node, "name"),
        words=tuple(words),
        note=reader.text(node, "note"),
        citation=reader.citation(node.at("citation")),
        evidence=reader.evidence(node.at("evidence")),
    )

"""Sentences over figures: a template with {{code}} becomes words and figure slots, or is left out with the reason."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jixiao.kernel.figure import Figure, State
from jixiao.kernel.finding import Finding, FindingCode, Severity, register

from ..content import FigureSlot, Part, Text

PLACEHOLDER = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")
WORD_MARK = "="

MISSING_FIGURE = register(
    FindingCode(
        code="JX-REP-001",
        severity=Severity.WARNING,
        template="报告“{section}”的文字引用了不存在的数字“{code}”，报告中以【缺：{code}】标出",
        hint="核对编号是否写错（jixiao explain 可列出全部数字），或补登该数字所需的记录",
        why="报告中的数字必须取自记录；引用落空时不留空白也不猜测，而是在原处标明。",
    )
)
LEFT_OUT = register(
    FindingCode(
        code="JX-REP-002",
        severity=Severity.INFO,
        template="报告“{section}”少写一句“{sentence}”，因为缺少数字：{codes}",
        hint="需要这句话时，补登这些数字所需的记录；不需要时可不处理",
        why="句中数字不齐，就不能写这句话；列出来，是为了让人知道报告里少了什么。",
    )
)
UNKNOWN_IN_TEXT = register(
    FindingCode(
        code="JX-REP-003",
        severity=Severity.WARNING,
        template="报告“{section}”的文字引用的数字“{code}”无法判定，报告中照此写出",
        hint="补登该数字所需的记录，或改写这段文字",
        why="没有记录支持的数字不能写成确定的结论。",
    )
)
SHOWN = 24


@dataclass(frozen=True, slots=True)
class Known:
    """What sentences may speak of: figures by code, and words (names, year) that are no figures, written {{=name}}."""

    figures: Mapping[str, Figure]
    words: Mapping[str, str]

    def also(self, *, figures: Mapping[str, Figure], words: Mapping[str, str]) -> Known:
        """The same with more figures and words, e.g. those of one project."""
        return Known({**self.figures, **figures}, {**self.words, **words})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A template with the conditions under which it is true.

    All figures it names must be known. `positive` figures must also be above zero, else the sentence does not apply (no works bought,
    nothing to say about works); `unknown` figures must be missing or undetermined, `zero` figures known and zero.
    """

    text: str
    positive: tuple[str, ...] = ()
    zero: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


Choice = tuple[Sentence, ...]
"""Ways of saying one thing, the best first: the first that can be said is said."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph: its sentences in order; a `note` is set as a note."""

    choices: tuple[Choice, ...]
    note: bool = False


def say(choice: Choice, *, known: Known, section: str) -> tuple[tuple[Part, ...], tuple[Finding, ...]]:
    """The parts of the first sentence that can be said; none, with a finding, when figures for every way of saying it are missing.

    A sentence whose conditions do not hold is left out without a finding: there is nothing to say.
    """
    lacking: list[tuple[Sentence, list[str]]] = []
    for sentence in choice:
        if not _applies(sentence, known=known):
            continue
        missing = [code for code in _codes(sentence) if not _can_name(code, known=known)]
        if not missing:
            return _parts(sentence.text, known=known), ()
        lacking.append((sentence, missing))
    if not lacking:
        return (), ()
    sentence, missing = lacking[0]
    shown = PLACEHOLDER.sub("…", sentence.text)[:SHOWN]
    return (), (LEFT_OUT.at(place=f"报告 · {section}", section=section, sentence=shown, codes="、".join(missing)),)


def fill(text: str, *, known: Known, section: str) -> tuple[tuple[Part, ...], tuple[Finding, ...]]:
    """A text of the unit with its {{code}} filled; a code without figure stays visible as 【缺：code】 and becomes a finding."""
    findings: list[Finding] = []
    place = f"文字材料 · {section}"
    for code in PLACEHOLDER.findall(text):
        figure = known.figures.get(code)
        if figure is None:
            findings.append(MISSING_FIGURE.at(place=place, found=f"引用编号 {code}", section=section, code=code))
        elif figure.state is State.UNDETERMINED:
            findings.append(UNKNOWN_IN_TEXT.at(place=place, section=section, code=code))
    return _parts(text, known=known), tuple(findings)


def _applies(sentence: Sentence, *, known: Known) -> bool:
    figures = known.figures
    return (
        all(_sign(figures.get(code)) in (1, None) for code in sentence.positive)
        and all(_sign(figures.get(code)) == 0 for code in sentence.zero)
        and all(_sign(figures.get(code)) is None for code in sentence.unknown)
    )


def _sign(figure: Figure | None) -> int | None:
    """1, 0 or -1 for a known whole number, None when there is none."""
    if figure is None or figure.state is not State.KNOWN or figure.value is None:
        return None
    return (figure.value > 0) - (figure.value < 0)


def pieces_of(text: str) -> tuple[tuple[str, bool], ...]:
    """The words of a text and the codes in it, in turn, each with whether it is a code.

    >>> pieces_of("受理{{duty.x}}。")
    (('受理', False), ('duty.x', True), ('。', False))
    """
    # With one group in the pattern, split gives words and codes in turn.
    return tuple((piece, number % 2 == 1) for number, piece in enumerate(PLACEHOLDER.split(text)))


def _codes(sentence: Sentence) -> Sequence[str]:
    return list(dict.fromkeys([*PLACEHOLDER.findall(sentence.text), *sentence.positive]))


def _can_name(code: str, *, known: Known) -> bool:
    if code.startswith(WORD_MARK):
        return bool(known.words.get(code.removeprefix(WORD_MARK)))
    figure = known.figures.get(code)
    return figure is not None and figure.state is State.KNOWN


def _parts(text: str, *, known: Known) -> tuple[Part, ...]:
    parts: list[Part] = []
    for piece, is_code in pieces_of(text):
        if not is_code:
            parts.append(Text(piece))
        elif piece.startswith(WORD_MARK):
            parts.append(Text(known.words.get(piece.removeprefix(WORD_MARK), "")))
        elif piece in known.figures:
            parts.append(FigureSlot(known.figures[piece]))
        else:
            parts.append(Text(f"【缺：{piece}】"))
    return _joined(parts)


def _joined(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Neighbouring words become one part, empty ones none."""
    joined: list[Part] = []
    for part in parts:
        if isinstance(part, Text) and joined and isinstance(joined[-1], Text) and joined[-1].bold == part.bold:
            joined[-1] = Text(joined[-1].text + part.text, bold=part.bold)
        elif not (isinstance(part, Text) and not part.text):
            joined.append(part)
    return tuple(joined)

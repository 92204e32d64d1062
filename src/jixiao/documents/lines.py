"""Lines of plain text as paragraphs: what was broken to fit a page is one paragraph again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_BEGINS = re.compile(
    r"#{1,6}\s|\s*(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]|\d{1,2}\s*[.、．](?!\d)|[(（]\d{1,2}[)）]|第[一二三四五六七八九十]{1,3}(?:部分|章|节|条)"
    r"|附件?[:：\d一二三四五六七八九十]|附表|[①-⑳]|[一二三四五六七八九十]是|注[:：])"
)
_HEADING = re.compile(
    r"#{1,6}\s.*|\s*(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}(?:部分|章|节))[^。；;，,%％]{0,30}$"
)
_ENDS = ("。", "！", "？", "：", ":", "；", ";")
_PAGE_MARK = re.compile(
    r"\s*(?:[-—–－]\s*\d{1,4}\s*[-—–－]|第\s*\d{1,4}\s*页(?:\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4})\s*"
)
_INDENTED = ("\u3000\u3000", "    ")
_FIGURE = re.compile(r"\d\s*(?:[万亿]?元|%|％)")
_GOES_ON = re.compile(r"[\d.,，、（(]$")
_EARLY = 0.8
_MOSTLY = 0.4


def paragraphs_of(lines: Sequence[str]) -> Iterator[str]:
    """The paragraphs of some lines, inner line ends kept; page marks are left out.

    A blank line parts paragraphs, except where nearly every line has one behind it (a page copied from a PDF).
    """
    kept = [line for line in lines if not _PAGE_MARK.fullmatch(line)]
    filled = [line for line in kept if line.strip()]
    blank_parts = len(kept) - len(filled) < _MOSTLY * len(kept)
    width = max((len(line.strip()) for line in filled), default=0)
    held: list[str] = []
    for line in kept:
        if not line.strip():
            if blank_parts and held:
                yield "\n".join(held)
                held = []
            elif held:
                held[-1] += "\n"
            continue
        if held and _new(held[-1].rstrip("\n"), line, width=width):
            yield "\n".join(held).rstrip("\n")
            held = []
        held.append(line)
    if held:
        yield "\n".join(held).rstrip("\n")


def _new(before: str, line: str, *, width: int) -> bool:
    """Whether `line` begins a paragraph: by its number, behind a heading, or because the line before ended early with a full stop."""
    if before.rstrip().endswith("第"):
        return False
    told = before.strip()
    if _BEGINS.match(line) or line.startswith(_INDENTED):
        return True
    if _GOES_ON.search(told):
        return False
    if _is_heading(told, width=width):
        return True
    short = len(told) < _EARLY * width
    return short and (told.endswith(_ENDS) or (len(told) < width // 2))


def _is_heading(line: str, *, width: int) -> bool:
    """Whether a numbered line stands alone: it says no figure, and does not fill the page with half a sentence."""
    if _HEADING.fullmatch(line) is None or _FIGURE.search(line):
        return False
    return line.startswith("#") or len(line) < _EARLY * width or not re.search("[，,、]", line)

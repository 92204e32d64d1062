"""Digits that are no quantities: dates, document numbers, telephone numbers, roads, list numbers, slogans, levels."""

from __future__ import annotations

import re

_YEAR = r"(?:19|20)\d{2}"
_PATTERNS = (
    rf"[〔\[(【]{_YEAR}[〕\])】]第?\d+号",
    rf"{_YEAR}年?第?\d+号(?=[)》文])",
    rf"{_YEAR}[年.\-/](?:\d{{1,2}})[月.\-/]\d{{1,2}}[日号]?(?!\d)",
    rf"{_YEAR}[-~至—]+{_YEAR}年?度?",
    rf"{_YEAR}(?:年度|年|财年|—)",
    rf"(?<!\d){_YEAR}(?=(?:法治|全国|中国|部门|单位|整体|广州|[A-Za-z]))",
    r"\d{1,2}[-~至—]\d{1,2}月(?:份)?",
    r"\d{1,2}月\d{1,2}[日号](?:[-~至—]\d{1,2}[日号])?",
    r"\d{1,2}月(?:份|底|初|末|中旬|上旬|下旬)?(?![龄均])",
    r"(?<=[年月])\d{1,2}[日号]",
    r"\d{1,2}[:时]\d{2}分?",
    r"\d{3,4}-\d{7,8}(?:-\d+)?",
    r"(?<!\d)1[3-9]\d{9}(?!\d)",
    r"第\d+(?:[-~至]\d+)?",
    r"\d+(?:号(?:楼|院|文|令|线|店|窗)?|路(?![径线])|国道|省道|栋|幢|弄|单元)",
    r"[A-Za-z]+[-—]?\d+(?:\.\d+)*[A-Za-z]*",
    r"\d+(?:\.\d+)?[A-Za-zＡ-Ｚ]{2,}\d*",
    r"\d+(?:\+[\dN]+)+|\d+\+[^\d]",
    r"\d+[-~—]\d+(?:级|类|号|岁|档|楼|层)",
    r"[“\"‘《][^”\"’》，。;]{0,14}\d[^”\"’》，。;]{0,14}[”\"’》]",
    r"\(\d{1,2}\)|(?<![\d.])\d{1,2}\)",
    rf"(?:^|(?<=[。;:,，、\s”]))\d{{1,2}}[.、](?=\D|{_YEAR}年)",
    r"(?<=\n)\d{1,2}[.、]",
    r"(?<!\d)2\d{2}(?:\d{2}){1,2}(?=[\u4e00-\u9fff(])(?![万亿千百余多元年人件个次家户份名])",
    r"\d+(?:\.\d+)?(?:度|时|点)(?=[^\d分])(?!电)",
    r"(?<=[及近过])\d+[年天日]",
    r"[0-9]+(?=后|前)(?:后|前)(?=干部|青年|$)",
    r"(?:表|附表|附件|图|注)\d+(?:-\d+)?",
    r"\d{9,}(?![.\d,]|[万亿千百]*元)",
)
_LOOKALIKE = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS), re.MULTILINE)


def lookalikes(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a passage's text whose digits count nothing.

    >>> [ "财预〔2020〕10号支出5万元"[start:end] for start, end in lookalikes("财预〔2020〕10号支出5万元")]
    ['〔2020〕10号']
    """
    return tuple(match.span() for match in _LOOKALIKE.finditer(text))

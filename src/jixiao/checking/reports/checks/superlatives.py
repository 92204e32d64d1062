"""率先, 首个, 第一, 唯一 …: claims of being first, with nothing beside them to show it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from jixiao.kernel.finding import FindingCode, Severity, register

from ..model import Passage, Remark
from ..reading import Reading
from .remark import remark

UNPROVEN = register(
    FindingCode(
        code="JX-CHK-025",
        severity=Severity.INFO,
        template="“{word}”出现 {found} 处，没有附排名、数据或文件依据{each}",
        hint="保留的请注明依据（通报文号、排名表、各年数据），没有依据的改为平实的说法",
        why="“第一”“率先”是可以核实的事实判断，没有依据就经不起审核，也容易引起其他单位质疑。",
    )
)
_CLAIMS = (
    ("率先", re.compile(r"率先(?!垂范)")),
    ("首个", re.compile(r"首(?:个|家|例|创(?!精神)|次在全)")),
    (
        "第一",
        re.compile(
            r"(?:居|列|位居|位列|排名|名列|获得?|取得)[^，。;、“”]{0,8}第[一二三1-3](?:位|名)?|全[国省市区县][^，。;、“”]{0,2}第[一二三1-3](?:、第[二三]名|位|名)?"
        ),
    ),
    ("前列", re.compile(r"前[一二两三四五六七八九十]+[名位]|(?:位居|走在|处于|居)[^，。;]{0,6}前列|名列前茅")),
    (
        "连续多年",
        re.compile(r"连续[一二三四五六七八九十\d]+年[^，。;]{0,4}(?:上升|增长|提升|下降|第一|获|保持|位居|荣获|被评)"),
    ),
    ("唯一", re.compile(r"唯一")),
    ("领先", re.compile(r"(?:国内|国际|全国|全省|全市|同行业?)领先")),
    ("最", re.compile(r"(?:全[国省市区县]|行业|历史|同类)最(?:高|大|好|多|快|佳|优|早)")),
)
# 第一议题, 首届, 第一书记 are names; a title in 《》 or a quotation says nothing of its own.
_NAMES = re.compile(
    r"第一(?:议题|书记|时间|线|批|季度|部分|章|条|责任人|课堂|届|轮|期|步|产业|手|人民|医院|中学|小学|副)|首(?:届|问|要|都|席|批|付)|《[^》]*》"
)
_EVIDENCE = re.compile(
    r"〔(?:19|20)\d{2}〕\d+号|排名(?:表|情况|通报)|(?:经|据)[^，。;]{0,16}(?:统计|通报|公布|考核)|见附件|分别为\d|\d+(?:\.\d+)?%[、，]\d+(?:\.\d+)?%"
)


def check(reading: Reading) -> Iterator[Remark]:
    """One remark for each kind of claim, with the number of places and each of them marked."""
    found: dict[str, list[tuple[Passage, re.Match[str]]]] = defaultdict(list)
    for word, pattern in _CLAIMS:
        for passage, match in reading.find(pattern):
            if not _named(passage, match) and not _EVIDENCE.search(_sentence(passage, match)):
                found[word].append((passage, match))
    for word, places in found.items():
        passage, match = places[0]
        more = tuple(one.span(other.start(), other.end()) for one, other in places[1:])
        texts = list(dict.fromkeys(other.group() for _, other in places))
        each = f"：{'、'.join(texts)}" if texts != [word] else ""
        yield remark(
            UNPROVEN,
            passage,
            start=match.start(),
            end=match.end(),
            more=more,
            word=word,
            found=str(len(places)),
            each=each,
        )


def _named(passage: Passage, match: re.Match[str]) -> bool:
    return any(name.start() < match.end() and match.start() < name.end() for name in _NAMES.finditer(passage.text))


def _sentence(passage: Passage, match: re.Match[str]) -> str:
    start = max(passage.text.rfind(mark, 0, match.start()) for mark in "。\n") + 1
    end = passage.text.find("。", match.end())
    return passage.text[start : end if end >= 0 else len(passage.text)]

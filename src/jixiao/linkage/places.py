"""Streets and communities without the wording around them: 广州市白云区金沙街道办事处 and 金沙街 are 金沙."""

from __future__ import annotations

import re
from functools import lru_cache

from jixiao.kernel.numerals import half_width

REGION = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,3}?(?:省|自治区))?(?:[\u4e00-\u9fff]{2,3}?市)?(?:[\u4e00-\u9fff]{1,3}?(?<!社)[区县])?"
)
STREET = re.compile(
    r"^(?P<core>[\u4e00-\u9fff]{1,6}?)(?:街道办事处|街道办|街道|街|镇人民政府|镇政府|镇|乡人民政府|乡|司法所|综治中心|人民调解委员会|调委会|$)"
)
IN_ADDRESS = re.compile(r"^(?P<core>[\u4e00-\u9fff]{2,6}?)(?:街道|街|镇|乡)")
SUFFIXES = (
    "人民调解委员会", "调解委员会", "调委会", "社区居民委员会", "社区居委会", "居民委员会", "村民委员会", "居委会", "村委会",
    "社区居委", "居委", "经济联合社", "社区", "行政村", "村",
)  # fmt: skip


@lru_cache(maxsize=16384)
def street_of(raw: str) -> str:
    """The core of a street's or town's name; "" where none can be seen.

    >>> street_of("广州市白云区金沙街道办事处"), street_of("江高镇人民政府"), street_of("金沙司法所")
    ('金沙', '江高', '金沙')
    """
    text = re.sub(r"\s", "", half_width(raw))
    text = REGION.sub("", text, count=1) or text
    match = STREET.match(text)
    return match["core"] if match else ""


@lru_cache(maxsize=65536)
def street_in(address: str) -> str:
    """The core of the street named in an address; "" where none is.

    >>> street_in("白云区金沙街横沙社区沙凤二路3号")
    '金沙'
    """
    text = re.sub(r"\s", "", half_width(address))
    match = IN_ADDRESS.match(REGION.sub("", text, count=1))
    return match["core"] if match else ""


@lru_cache(maxsize=65536)
def community_of(raw: str) -> str:
    """The core of a community's or village's name, without street and wording.

    >>> community_of("金沙街横沙社区居委会"), community_of("横沙村")
    ('横沙', '横沙')
    """
    text = REGION.sub("", re.sub(r"\s", "", half_width(raw)), count=1)
    street = IN_ADDRESS.match(text)
    text = text[street.end() :].removeprefix("办事处") if street and len(text) > street.end() + 1 else text
    for suffix in SUFFIXES:
        if text.endswith(suffix) and len(text) > len(suffix):
            text = text.removesuffix(suffix)
    return text

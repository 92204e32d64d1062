"""Names of parties: people by characters and by sound (surname readings included), organisations by what is their own in the name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pypinyin import Style, lazy_pinyin

from jixiao.kernel.numerals import half_width

LONGEST_PERSON = 4
HIDDEN = re.compile(r"[*＊×○●□#Xx某]+")
ASIDE = re.compile(r"[(\[【（].*?[)\]】）]")
AND_OTHERS = re.compile(
    r"(?:等|及其?)(?:\d+|[一二两三四五六七八九十]+)?(?:个|名|位|户)?(?:人|户|家|家属|业主|村民|员工|工人)?$"
)
TITLE = re.compile(r"(?:先生|女士|小姐|太太)$")
ORGANISATION = re.compile(
    r"(?:公司|厂|店|中心|委员会|居委会?|村委会?|学校|小学|中学|大学|医院|诊所|合作社|联社|经济社|事务所|局|所|院|协会|商会|餐厅|酒店|宾馆|银行|超市|幼儿园|"
    r"工作室|集团|管理处|物业|项目部|商行|经营部|门诊部|部|社区|街道办|办事处|政府|市场|商场|馆|站|园|队|会)$"
)
PLACE = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,3}(?:省|自治区))?(?:[\u4e00-\u9fff]{2,3}市)?(?:[\u4e00-\u9fff]{1,3}(?<!社)[区县])?"
)
CITIES = re.compile(r"^(?:广东|广州|深圳|佛山|东莞|白云)")
FORM = re.compile(r"(?:股份有限公司|有限责任公司|有限公司|分公司|公司|集团)+$|\(普通合伙\)|\(有限合伙\)")
# Most names by far: nothing about them needs a second look.
ORDINARY = re.compile(r"[\u4e00-\u9fff](?:(?![某等])[\u4e00-\u9fff]){1,2}(?<![生士姐太人户])")
ROLE = re.compile(
    r"^(?:被?申请人|被?申请方|[甲乙]方(?:当事人)?|当事人[甲乙一二12]?|被?反映人|被?投诉人|投诉人|来访人|原告|被告|对方(?:当事人)?)\s*[:：]"
)
MARKS = re.compile(r"[\s.·•・,，。、;；:：'\"“”‘’\-_/]+")
BETWEEN = re.compile(r"[、,，;；/\n|]+|\s{1,}|(?<=[\u4e00-\u9fff]{2})(?:诉|与|VS|vs)(?=[\u4e00-\u9fff]{2})")
BETWEEN_SIDES = re.compile(r"[;；/\n|]+|(?<=[\u4e00-\u9fff]{2})\s*(?:诉|与|VS|vs|[Vv][Ss]\.)\s*(?=[\u4e00-\u9fff]{2})")


@dataclass(frozen=True, slots=True)
class Name:
    """A party's name as it is compared: `text` without what means nothing, its `sound`, the sound of the surname.

    `text` and `sound` are "" where the given name is hidden (张**, 李某): then only the surname is known.
    """

    text: str
    sound: str
    surname: str


@dataclass(slots=True)
class NameReader:
    """Reads names with the surname readings of a pack; every wording is read once."""

    surnames: Mapping[str, str]
    compound: Mapping[str, str]
    sounds: dict[str, str] = field(default_factory=dict)

    def read(self, raw: str) -> Name | None:
        """The name, or None when nothing stands there."""
        if ORDINARY.fullmatch(raw):
            return Name(raw, self._person(raw), self._surname(raw))
        text = ROLE.sub("", ASIDE.sub("", half_width(raw)).strip())
        text = TITLE.sub("", AND_OTHERS.sub("", MARKS.sub("", text)))
        if not text or not re.search(r"[\u4e00-\u9fffA-Za-z*]", text):
            return None
        if len(text) > LONGEST_PERSON and (ORGANISATION.search(text) or len(text) > LONGEST_PERSON + 2):
            core = organisation_core(text)
            return Name(core, " ".join(self.sound(char) for char in core), "")
        if len(text) > 1 and HIDDEN.search(text[1:]) and not text.isascii():
            return Name("", "", self._surname(text))
        if HIDDEN.fullmatch(text):
            return None
        return Name(text, self._person(text), self._surname(text))

    def _person(self, text: str) -> str:
        compound = self.compound.get(text[:2]) if len(text) > 2 else None
        surname = compound or (self.surnames.get(text[0]) if len(text) > 1 else None) or self.sound(text[0])
        return " ".join([surname, *map(self.sound, text[2 if compound else 1 :])])

    def _surname(self, text: str) -> str:
        compound = self.compound.get(text[:2])
        return compound or self.surnames.get(text[0]) or self.sound(text[0])

    def sound(self, char: str) -> str:
        """The sound of one character."""
        # One character at a time: a homophone must sound the same whatever stands beside it.
        known = self.sounds.get(char)
        if known is None:
            known = self.sounds[char] = "".join(lazy_pinyin(char, style=Style.NORMAL)).lower()
        return known


def organisation_core(text: str) -> str:
    """What is an organisation's own in its name: without region in front and legal form behind.

    >>> organisation_core("广州市白云区宏泰物业管理有限公司")
    '宏泰物业管理'
    """
    core = FORM.sub("", text)
    bare = CITIES.sub("", PLACE.sub("", core, count=1))
    return bare if len(bare) >= 2 else core


def split_sides(raw: str) -> tuple[str, str]:
    """Both sides of a cell that names all parties: what stands before and behind 诉, 与 or a semicolon, else the first and the last.

    >>> split_sides("张三、李四与王五"), split_sides("张三、李四、王五"), split_sides("张三")
    (('张三、李四', '王五'), ('张三', '王五'), ('张三', ''))
    """
    sides = [part.strip() for part in BETWEEN_SIDES.split(half_width(raw)) if part and part.strip()]
    parts = sides if len(sides) > 1 else split_parties(raw)
    return (parts[0] if parts else "", parts[-1] if len(parts) > 1 else "")


def split_parties(raw: str) -> list[str]:
    """The names in one cell: 张三、李四；某某公司 – at least one when anything stands there.

    >>> split_parties("张三、李四"), split_parties("王五与赵六")
    (['张三', '李四'], ['王五', '赵六'])
    """
    return [part.strip() for part in BETWEEN.split(half_width(raw)) if part and part.strip()]

"""Two systems' exports of disputes, made up but repeatable, with the truth beside them.

    python benchmarks/linkage_data.py FOLDER --cases 50000 --setting hard --seed 1

Writes 人民调解信息管理系统.csv (city), 矛盾纠纷多元化解平台.csv (district) and truth.csv (the pairs that are one case, and the pairs
that are another dispute of the same two people). The columns, dates, amounts and wordings of the two differ. `SETTINGS` says how noisy;
the same arguments give the same bytes.
"""

from __future__ import annotations

# ruff: noqa: E501 – lists of words are read as a whole
import argparse
import csv
import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from pypinyin import Style, lazy_pinyin

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤单解区仇查"
GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲红华建国志海波宇浩然子轩梓涵欣怡佳雨婷俊峰春梅金凤玉珍小龙晓燕思源嘉颖国栋永康德福家豪锦荣淑贞惠卿少聪振业启航兆麟润生炳坤彩霞倩雯泽楷诗琪绍棠汉良月娥翠兰耀祖伯仲景行乐章"
COMPANIES = (
    "宏泰,鑫达,恒信,嘉和,粤安,鸿图,金马,云山,顺景,美居,盛世,汇丰源,天河城建,百味轩,永兴隆,新时代,康宁,优品,捷运通,正大"
)
TRADES = "物业管理,房地产开发,餐饮,服装,物流,建筑工程,电子科技,家政服务,汽车维修,教育咨询"
STREETS = (
    "三元里街,松洲街,景泰街,同德街,黄石街,棠景街,新市街,同和街,京溪街,永平街,嘉禾街,均禾街,石井街,金沙街,云城街,鹤龙街,白云湖街,石门街,"
    "龙归街,大源街,江高镇,人和镇,太和镇,钟落潭镇"
)  # fmt: skip
VILLAGES = ["一", "二", "三", "东", "西", "南", "北", "新", "旧", "上", "下", "中"]
TYPES = {
    "婚姻家庭纠纷": ("婚恋家庭矛盾", "家庭婚姻类"), "邻里纠纷": ("邻里矛盾", "相邻关系"), "房屋宅基地纠纷": ("房屋、宅基地", "宅基地矛盾"),
    "合同纠纷": ("合同类", "经济合同矛盾"), "损害赔偿纠纷": ("人身损害赔偿", "损害赔偿类"), "劳动争议纠纷": ("劳资纠纷", "劳动人事争议"),
    "物业纠纷": ("物业管理矛盾", "物业类"), "医疗纠纷": ("医患矛盾", "医疗类"), "道路交通事故纠纷": ("交通事故赔偿", "道路交通"),
    "征地拆迁纠纷": ("征地拆迁类", "拆迁补偿矛盾"), "消费纠纷": ("消费维权", "消费者权益"), "其他纠纷": ("其他", "其他类"),
}  # fmt: skip
TYPE_WEIGHTS = (20, 22, 6, 10, 10, 9, 8, 2, 6, 2, 4, 4)
STORIES = (
    "因{thing}发生争执，{who}要求对方{want}", "双方就{thing}协商不成，申请调解，请求{want}", "{who}反映{thing}问题多次未解决，希望{want}",
    "{thing}引起矛盾，{who}情绪激动，经劝解仍坚持{want}", "由于{thing}，双方互不相让，{who}提出{want}",
)  # fmt: skip
THINGS = [
    "楼上漏水",
    "噪音扰民",
    "拖欠工资",
    "借款未还",
    "离婚后子女抚养",
    "老人赡养",
    "宠物伤人",
    "停车位占用",
    "装修损坏墙体",
    "租房押金",
    "货款结算",
    "工伤赔偿",
    "交通刮擦",
    "高空坠物",
    "公共通道堆物",
    "宅基地边界",
    "预付卡退费",
    "手术后效果",
    "补偿款分配",
    "电动车充电",
]
WANTS = [
    "赔礼道歉",
    "赔偿损失",
    "恢复原状",
    "支付欠款",
    "退还押金",
    "停止侵害",
    "重新分配",
    "承担医药费",
    "限期整改",
    "解除合同",
]
COLUMNS_A = (
    "案件编号", "申请人", "申请人证件号码", "申请人联系电话", "被申请人", "被申请人证件号码", "受理日期", "纠纷类型", "所属镇街", "村（社区）",
    "涉及金额（元）", "纠纷简要情况", "调解结果",
)  # fmt: skip
COLUMNS_B = (
    "事件编号", "甲方当事人", "甲方身份证号", "乙方当事人", "乙方身份证号", "联系方式", "登记时间", "矛盾类别", "属地", "所在社区", "标的额", "事项描述",
    "办理状态",
)  # fmt: skip
FIRST, DAYS = date(2023, 1, 1), 365


@dataclass(frozen=True, slots=True)
class Setting:
    """How the second system differs from the first; shares of 1, days."""

    overlap: float = 0.6
    homophone: float = 0.10
    other_char: float = 0.03
    dropped_char: float = 0.01
    swapped: float = 0.15
    id_missing: float = 0.45
    phone_missing: float = 0.40
    shifted: float = 0.69
    earliest: int = -2
    latest: int = 15
    street_other: float = 0.03
    street_missing: float = 0.04
    type_other: float = 0.06
    amount_changed: float = 0.07
    amount_missing: float = 0.0
    text: bool = True
    masked: bool = True
    organisations: float = 0.15
    repeats: float = 0.15
    repeat_days: int = DAYS


HARD = Setting()
SETTINGS: dict[str, Setting] = {
    "hard": HARD,
    "plain": replace(HARD, repeats=0.0),
    "no-text": replace(HARD, text=False),
    "few-amounts": replace(HARD, amount_missing=0.5),
    "bare": replace(HARD, text=False, amount_missing=0.5),
    "noisy": replace(
        HARD, homophone=0.2, other_char=0.05, id_missing=0.6, phone_missing=0.6, latest=30, type_other=0.15
    ),
    "close-repeats": replace(HARD, repeats=0.3, repeat_days=60),
}


@dataclass(slots=True)
class Case:
    """A dispute as the first system knows it."""

    names: list[str]
    ids: list[str]
    phone: str
    day: date
    kind: str
    street: str
    village: str
    amount: int
    text: str


class Maker:
    """Draws cases and their other copies; one generator of chance, so that the order of draws is the order of lines."""

    def __init__(self, setting: Setting, seed: int) -> None:
        self.setting, self.chance = setting, random.Random(seed)
        groups: dict[str, list[str]] = defaultdict(list)
        for char in dict.fromkeys(SURNAMES + GIVEN):
            groups[lazy_pinyin(char, style=Style.NORMAL)[0]].append(char)
        self.homophones = {char: [o for o in group if o != char] for group in groups.values() for char in group}

    def name(self) -> str:
        """A person or, now and then, a company."""
        chance = self.chance
        if chance.random() < self.setting.organisations:
            trade = chance.choice(TRADES.split(","))
            return f"广州市{chance.choice(COMPANIES.split(','))}{chance.choice(GIVEN)}{trade}有限公司"
        surname = SURNAMES[min(int(chance.expovariate(0.045)), len(SURNAMES) - 1)]
        return surname + "".join(chance.choices(GIVEN, k=1 if chance.random() < 0.25 else 2))

    def identifier(self, name: str) -> str:
        """An identity number, or for a company its credit code."""
        chance = self.chance
        if "公司" in name:
            return "91440111MA" + "".join(chance.choices("0123456789ABCDEFGHJKLMNPQRTUWXY", k=8))
        area = chance.choice(("440111", "440103", "440104", "441481", "430524", "450881", "360731", "511324"))
        born = date(1945, 1, 1) + timedelta(days=chance.randrange(365 * 60))
        return f"{area}{born:%Y%m%d}{chance.randrange(1000):03d}{chance.choice('0123456789X')}"

    def case(self) -> Case:
        """One dispute."""
        chance = self.chance
        names = [self.name(), self.name()]
        people = Case(names, [self.identifier(n) for n in names], self.phone(), FIRST, "", "", "", 0, "")
        people.street = chance.choice(STREETS.split(","))
        people.village = people.street[:2] + chance.choice(VILLAGES)
        return self.dispute(people, FIRST + timedelta(days=chance.randrange(DAYS)))

    def dispute(self, people: Case, day: date) -> Case:
        """Another dispute of the same people."""
        chance = self.chance
        (kind,) = chance.choices(tuple(TYPES), weights=TYPE_WEIGHTS)
        blank = chance.random() < self.setting.amount_missing
        amount = 0 if blank else int(chance.choice((100, 100, 500, 1000))) * chance.randint(3, 900)
        story = chance.choice(STORIES).format(
            thing=chance.choice(THINGS), want=chance.choice(WANTS), who=people.names[0]
        )
        return replace(people, day=day, kind=kind, amount=amount, text=story)

    def phone(self) -> str:
        """A mobile number."""
        return (
            self.chance.choice(("135", "136", "137", "138", "139", "186", "189"))
            + f"{self.chance.randrange(10**8):08d}"
        )

    def misheard(self, name: str) -> str:
        """A name as somebody else wrote it down."""
        chance, setting = self.chance, self.setting
        chars = list(name)
        place = chance.randrange(len(chars))
        drawn = chance.random()
        if drawn < setting.homophone:
            same = [i for i, char in enumerate(chars) if self.homophones.get(char)]
            if same:
                place = chance.choice(same)
                chars[place] = chance.choice(self.homophones[chars[place]])
        elif drawn < setting.homophone + setting.other_char:
            chars[place] = chance.choice(GIVEN)
        elif drawn < setting.homophone + setting.other_char + setting.dropped_char and len(chars) > 2:
            del chars[place]
        return "".join(chars)

    def copy(self, case: Case) -> Case:
        """The same dispute as the second system knows it."""
        chance, setting = self.chance, self.setting
        day = case.day
        if chance.random() < setting.shifted:
            day += timedelta(days=chance.randint(setting.earliest, setting.latest))
        kind = chance.choice(tuple(TYPES)) if chance.random() < setting.type_other else case.kind
        amount = case.amount
        if amount and chance.random() < setting.amount_changed:
            amount = int(amount * chance.uniform(0.5, 1.6)) // 100 * 100 + 100
        street = chance.choice(STREETS.split(",")) if chance.random() < setting.street_other else case.street
        return replace(
            case, names=[self.misheard(n) for n in case.names], day=day, kind=kind, amount=amount, street=street
        )

    def masked(self, identifier: str) -> str:
        """An identity number with stars, or none."""
        if self.chance.random() < self.setting.id_missing:
            return ""
        return f"{identifier[:6]}********{identifier[-4:]}" if self.setting.masked else identifier

    def telephone(self, number: str, stars: bool) -> str:
        """A number, with stars or none."""
        if self.chance.random() < self.setting.phone_missing:
            return ""
        return f"{number[:3]}****{number[-4:]}" if stars and self.setting.masked else number

    def line_a(self, number: int, case: Case) -> list[str]:
        """A line of the first system."""
        day = case.day.isoformat()
        village = f"{case.village}社区" if self.chance.random() < 0.7 else ""
        first, second = case.names
        ids = [self.masked(one) for one in case.ids]
        text = case.text if self.setting.text else ""
        amount = f"{case.amount}" if case.amount else ""
        phone = self.telephone(case.phone, stars=False)
        result = self.chance.choice(("调解成功", "调解成功", "调解成功", "调解不成功"))
        return [
            f"（2023）云调字第{number:06d}号",
            first,
            ids[0],
            phone,
            second,
            ids[1],
            day,
            case.kind,
            case.street,
            village,
            amount,
            text,
            result,
        ]

    def line_b(self, number: int, case: Case) -> list[str]:
        """A line of the second system."""
        chance = self.chance
        order = [1, 0] if chance.random() < self.setting.swapped else [0, 1]
        names = [case.names[i] for i in order]
        ids = [self.masked(case.ids[i]) for i in order]
        day = chance.choice(
            (
                f"{case.day:%Y/%-m/%-d}",
                f"{case.day.year}年{case.day.month}月{case.day.day}日",
                f"{case.day} 10:2{number % 10}:00",
            )
        )
        street = "" if chance.random() < self.setting.street_missing else self.street(case.street)
        text = self.retold(case.text) if self.setting.text else ""
        return [
            f"BY2023{number:07d}", names[0], ids[0], names[1], ids[1], self.telephone(case.phone, stars=True), day,
            chance.choice(TYPES[case.kind]), street, f"{case.village}居委会" if chance.random() < 0.6 else "", self.money(case.amount), text,
            chance.choice(("已办结", "已办结", "办理中")),
        ]  # fmt: skip

    def street(self, street: str) -> str:
        """A street in one of four wordings."""
        core = street[:-1]
        kind = "镇" if street.endswith("镇") else "街道"
        wordings = (
            street,
            f"{core}{kind}",
            f"白云区{street}",
            f"广州市白云区{core}{kind}办事处" if kind == "街道" else f"白云区{core}镇人民政府",
        )
        return self.chance.choice(wordings)

    def money(self, amount: int) -> str:
        """An amount in one of the ways people write it."""
        if not amount:
            return ""
        tens = f"{amount / 10000:.4f}".rstrip("0").rstrip(".")
        return self.chance.choice((f"{amount}元", f"{tens}万元", f"{amount:,}.00", f"{amount:,}元"))

    def retold(self, text: str) -> str:
        """The facts in somewhat other words."""
        cut = text.split("，")
        if self.chance.random() < 0.3:
            cut = cut[:1]
        return (
            self.chance.choice(("", "群众来访：", "据了解，"))
            + "，".join(cut)
            + self.chance.choice(("。", "", "，已受理"))
        )


Link = tuple[int, int, str]


def exports(cases: int, *, setting: Setting, seed: int) -> tuple[list[list[str]], list[list[str]], list[Link]]:
    """Lines of both systems and the truth: (line of A from 0, line of B from 0, same or repeat)."""
    maker = Maker(setting, seed)
    ours = [maker.case() for _ in range(cases)]
    shared = round(cases * setting.overlap)
    theirs: list[tuple[Case, int, str]] = [(maker.copy(case), i, "same") for i, case in enumerate(ours[:shared])]
    while len(theirs) < cases:
        if maker.chance.random() < setting.repeats:
            origin = maker.chance.randrange(cases)
            day = max(FIRST, min(FIRST + timedelta(days=DAYS - 1), _other_day(ours[origin].day, setting, maker.chance)))
            theirs.append((maker.copy(maker.dispute(ours[origin], day)), origin, "repeat"))
        else:
            theirs.append((maker.case(), -1, ""))
    order_a, order_b = list(range(cases)), list(range(cases))
    maker.chance.shuffle(order_a)
    maker.chance.shuffle(order_b)
    place = {origin: line for line, origin in enumerate(order_a)}
    truth = [(place[theirs[b][1]], line, theirs[b][2]) for line, b in enumerate(order_b) if theirs[b][1] >= 0]
    lines_a = [maker.line_a(line, ours[a]) for line, a in enumerate(order_a)]
    lines_b = [maker.line_b(line, theirs[b][0]) for line, b in enumerate(order_b)]
    return lines_a, lines_b, truth


def _other_day(day: date, setting: Setting, chance: random.Random) -> date:
    if setting.repeat_days >= DAYS:
        return FIRST + timedelta(days=chance.randrange(DAYS))
    return day + timedelta(days=chance.randint(10, setting.repeat_days))


def write(folder: Path, *, cases: int, setting: Setting, seed: int) -> tuple[Path, Path, Path]:
    """The three files; where they are."""
    folder.mkdir(parents=True, exist_ok=True)
    lines_a, lines_b, truth = exports(cases, setting=setting, seed=seed)
    paths = tuple(folder / name for name in ("人民调解信息管理系统.csv", "矛盾纠纷多元化解平台.csv", "truth.csv"))
    truth_lines = [[lines_a[a][0], lines_b[b][0], relation] for a, b, relation in truth]
    tables: Sequence[tuple[Sequence[str], list[list[str]]]] = (
        (COLUMNS_A, lines_a),
        (COLUMNS_B, lines_b),
        (("a", "b", "relation"), truth_lines),
    )
    for path, (heads, lines) in zip(paths, tables, strict=True):
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([heads, *lines])
    return paths[0], paths[1], paths[2]


def main() -> None:
    """Writes the exports of one setting."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cases", type=int, default=50_000)
    parser.add_argument("--setting", choices=sorted(SETTINGS), default="hard")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    for path in write(given.folder, cases=given.cases, setting=SETTINGS[given.setting], seed=given.seed):
        print(path)


if __name__ == "__main__":
    main()

"""Evidence that two records are one dispute, in words: what was compared, how alike it is, how much that says."""

from __future__ import annotations

from collections.abc import Sequence

_NAME = ("相同", "同音", "差一个字", "读音相近", "同姓，名字被隐去", "不同")
_ID = ("完全相同", "看得见的部分都相同", "末四位或出生日期相同", "不同")
LIKENESS: dict[str, tuple[str, tuple[str, ...]]] = {
    "name1": ("当事人一的姓名", _NAME),
    "name2": ("当事人二的姓名", _NAME),
    "id1": ("当事人一的证件号码", _ID),
    "id2": ("当事人二的证件号码", _ID),
    "phone": ("联系电话", ("相同", "不同")),
    "place": ("地点", ("村居相同", "镇街相同", "镇街不同")),
    "type": ("纠纷类型", ("相同", "不同")),
    "amount": ("金额", ("相同", "数字相同，差一万倍", "相差不到四分之一", "不同", "只有一方写了")),
    "facts": ("事由", ("很像", "有些像", "不像")),
}
PEOPLE = ("name1", "name2", "id1", "id2", "phone", "place")
RELATION_LABELS = {"same": "同一件", "repeat": "同人另一件", "different": "不是同一件"}
STATE_LABELS = {"automatic": "自动认定", "review": "待复核", "decided": "人工认定"}
STRENGTHS = ((10.0, "极有力"), (5.0, "很有力"), (2.0, "较有力"), (0.5, "略"))


def likeness_text(comparison: str, level: int, *, days: int | None = None) -> str:
    """One comparison in words.

    >>> likeness_text("name1", 1), likeness_text("day", 2, days=-5)
    ('当事人一的姓名同音', '日期晚 5 天')
    """
    if comparison == "day":
        if days is None:
            return "日期"
        return "日期相同" if days == 0 else f"日期{'晚' if days < 0 else '早'} {abs(days)} 天"
    label, levels = LIKENESS[comparison]
    return f"{label}{levels[level]}"


def weight_text(bits: float, *, people: bool) -> str:
    """How much a likeness says, and for what. Bits of people speak for the same people, the others for the same dispute.

    >>> weight_text(14.2, people=True), weight_text(-4.0, people=False)
    ('极有力地支持是同样的人', '较有力地反对是同一件')
    """
    what = "同样的人" if people else "同一件"
    strength = next((word for least, word in STRENGTHS if abs(bits) >= least), "")
    if not strength:
        return "说明不了什么"
    how = "略微" if strength == "略" else f"{strength}地"
    return f"{how}{'支持' if bits > 0 else '反对'}是{what}"


def evidence_lines(evidence: Sequence[tuple[str, int, float]], *, days: int | None) -> tuple[str, ...]:
    """The evidence of a link, a line each, the weightiest first."""
    return tuple(
        f"{likeness_text(comparison, level, days=days)}：{weight_text(bits, people=comparison in PEOPLE)}"
        for comparison, level, bits in evidence
    )


def percent_text(probability: float) -> str:
    """A probability for people; what is nearly sure is not called sure.

    >>> percent_text(0.734), percent_text(0.99996)
    ('73.4%', '>99.9%')
    """
    if probability > 0.999:
        return ">99.9%"
    return "<0.1%" if probability < 0.001 else f"{probability:.1%}"

"""How a check declares what it says and says it: one finding code beside each check, one note for each place."""

from __future__ import annotations

from collections.abc import Mapping

from jixiao.kernel.citation import Citation
from jixiao.kernel.finding import FindingCode, Severity, register
from jixiao.kernel.source import Source

from .model import Indicator, Note, TargetSheet

MOF_101 = Citation("中央部门项目支出核心绩效目标和指标设置及取值指引（试行）", "财预〔2021〕101号")
MOF_88 = Citation("中央部门预算绩效目标管理办法", "财预〔2015〕88号")
MOF_10 = Citation("项目支出绩效评价管理办法", "财预〔2020〕10号")
SEED = Citation("广州市白云区司法局2023年度部门整体支出绩效自评报告", article="绩效管理情况")

SLOT = "{rewording}"


def declare(
    number: int, template: str, *, hint: str, why: str, citation: Citation, severity: Severity = Severity.WARNING
) -> FindingCode:
    """The code of one check; its hint says what to do and ends with `{rewording}`, built from the indicator itself."""
    return register(
        FindingCode(
            code=f"JX-LNT-{number:03d}",
            severity=severity,
            template=template,
            hint=f"{hint}{SLOT}",
            why=why,
            citation=citation,
        )
    )


def note(
    code: FindingCode,
    sheet: TargetSheet | None,
    indicator: Indicator | None = None,
    /,
    *,
    told: Mapping[str, object],
    rewording: str,
    where: Source | None = None,
    part: str = "name",
    wanted: str = "",
    found: str = "",
    expected: str = "",
) -> Note:
    """The note of one place: `told` fills the template, `part` names the cell of the indicator it is about, `where` another place."""
    place = where or (indicator.at(part) if indicator else sheet.where if sheet else None)
    stands = found or (indicator.text if indicator else "")
    parts: dict[str, object] = {**told, "rewording": rewording}
    finding = code.at(place, found=stands, expected=expected, **parts)  # type: ignore[arg-type]
    advice = code.hint.removesuffix(SLOT).format(**told).rstrip("：:").removesuffix("如").rstrip("，,")
    return Note(finding, sheet, indicator, code.why, advice, rewording, wanted)

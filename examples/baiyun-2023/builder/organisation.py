"""The unit, its divisions and people. The name of the unit is published; head counts, divisions and people are invented."""

from __future__ import annotations

from .office import Cell, Sheet

UNIT = "118001"
DIVISIONS = (
    "办公室",
    "政工科",
    "法治统筹科",
    "普法与依法治理科",
    "公共法律服务管理科",
    "法律援助处",
    "人民参与和促进法治科",
    "社区矫正管理科",
    "行政复议应诉科",
    "合法性审查科",
    "行政执法协调监督科",
    "律师工作管理科",
)
# Accounts are invented. Union dues go to an account of the unit's own and may; other transfers to own accounts need a reason.
_ACCOUNTS = (
    ("4400****1180", "广州市白云区司法局（零余额账户）", "否"),
    ("4400****1181", "广州市白云区司法局（基本存款账户）", "否"),
    ("4400****1182", "本单位工会委员会", "是"),
)
_SURNAMES = "陈李黄张梁林刘吴罗杨何郑"


def sheets() -> list[Sheet]:
    """预算单位, 本单位账户, 科室 and 人员."""
    unit = (UNIT, "广州市白云区司法局", "", 150, 146, "广州市白云区财政局")
    divisions = [(_code(n), name, f"{_SURNAMES[n - 1]}某") for n, name in enumerate(DIVISIONS, start=1)]
    return [
        Sheet("预算单位", ("单位编码", "单位名称", "上级单位编码", "编制数", "在职人员数", "同级财政部门"), [unit]),
        Sheet("本单位账户", ("账号", "户名", "是否允许划转"), list(_ACCOUNTS)),
        Sheet("科室", ("科室编码", "科室名称", "负责人"), divisions),
        Sheet("人员", ("人员编号", "姓名", "科室编码", "角色"), _people()),
    ]


def _code(number: int) -> str:
    return f"{number:02d}"


def _people() -> list[tuple[Cell, ...]]:
    people: list[tuple[Cell, ...]] = [("P01", "周某", _code(1), "分管领导")]
    for number in range(1, len(DIVISIONS) + 1):
        surname = _SURNAMES[number - 1]
        people.append((f"P{2 * number:02d}", f"{surname}某", _code(number), "科室负责人"))
        role = "办公室" if number == 1 else "科室经办人"
        people.append((f"P{2 * number + 1:02d}", f"{surname}某某", _code(number), role))
    return people

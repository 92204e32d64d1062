"""Assets (资产卡片, 财务账, 盘点, 交接, 处置) and supplies (低值易耗品) with what came in and went out."""

from __future__ import annotations

from ..schema import Field, Kind, RecordType

STATUSES = (
    ("in_use", "在用"),
    ("idle", "闲置"),
    ("repair", "待修"),
    ("scrap", "待处置"),
    ("leased", "出租出借"),
    ("written_off", "已核销"),
)
"""How a card stands. A card written off stays in the year's list, so that its disposal can be followed, and counts no longer."""
FOUND = STATUSES[:-1]
"""What somebody can see of a thing that is there."""
ACQUIRED = (
    ("bought", "新购"),
    ("transferred", "调拨"),
    ("donated", "接受捐赠"),
    ("built", "自建"),
    ("surplus", "盘盈"),
    ("other", "其他"),
)
_ACQUIRED_WORDS = (
    ("购置", "bought"),
    ("外购", "bought"),
    ("无偿调入", "transferred"),
    ("划拨", "transferred"),
    ("捐赠", "donated"),
    ("自行建造", "built"),
    ("自行研制", "built"),
)
_STATUS_WORDS = (
    ("使用中", "in_use"),
    ("正常使用", "in_use"),
    ("未使用", "idle"),
    ("不需用", "idle"),
    ("维修", "repair"),
    ("待维修", "repair"),
    ("待报废", "scrap"),
    ("毁坏待报废", "scrap"),
    ("出租", "leased"),
    ("出借", "leased"),
    ("已处置", "written_off"),
)
RESULTS = (
    ("match", "相符"),
    ("surplus", "盘盈"),
    ("missing", "盘亏"),
    ("misplaced", "错位"),
    ("status", "状态不符"),
    ("unseen", "未盘"),
)
"""What a count of one asset comes to; 错位 is a card whose thing stands elsewhere or with somebody else than the card says.

未盘 is a card of a closed round that nobody looked for: neither found nor missing, and not counted in any coverage.
"""
METHODS = (
    ("transfer", "无偿划转"),
    ("sale", "转让"),
    ("exchange", "置换"),
    ("scrap", "报废"),
    ("loss", "损失核销"),
    ("donation", "捐赠"),
)
GROUNDS = (
    ("obsolete", "技术原因确需淘汰或者无法维修、无维修价值"),
    ("lost", "盘亏、坏账以及非正常损失"),
    ("expired", "已超过使用年限且无法满足现有工作需要"),
    ("force_majeure", "自然灾害等不可抗力造成毁损、灭失"),
)
"""The four cases in which assets are to be written off in time (国务院令第738号 第二十一条)."""
HANDOVERS = (("moved", "岗位变动"), ("left", "离职、退休"), ("returned", "收回"), ("issued", "领用"), ("other", "其他"))

ASSET = RecordType(
    name="asset",
    label="固定资产",
    group="efficiency",
    key=("code",),
    synonyms=("资产卡片", "资产卡片明细", "固定资产卡片", "固定资产明细"),
    fields=(
        Field(
            "code",
            "资产编号",
            Kind.TEXT,
            required=True,
            synonyms=("资产条码", "卡片编号", "资产编码"),
            example="ZC000001",
        ),
        Field("name", "资产名称", Kind.TEXT, required=True, example="台式计算机"),
        Field("model", "规格型号", Kind.TEXT, synonyms=("型号",), example="示例牌 M4"),
        Field(
            "category",
            "资产分类",
            Kind.TEXT,
            synonyms=("国标分类", "资产分类代码", "国标分类代码", "资产国标分类代码", "资产国标代码"),
            example="2010104",
        ),
        Field("acquisition", "取得方式", Kind.CODE, codes=ACQUIRED, variants=_ACQUIRED_WORDS, example="新购"),
        Field("acquired_on", "取得日期", Kind.DATE, synonyms=("购置日期",), example="2021-05-10"),
        Field(
            "cost", "原值", Kind.MONEY, unit="元", required=True, synonyms=("账面原值", "资产原值"), example="4800.00"
        ),
        Field(
            "accumulated",
            "累计折旧",
            Kind.MONEY,
            unit="元",
            synonyms=("累计折旧/摊销", "累计折旧(摊销)", "累计折旧额"),
            example="1600.00",
        ),
        Field(
            "life",
            "折旧年限",
            Kind.COUNT,
            unit="年",
            synonyms=("使用年限", "预计使用年限", "规定使用年限", "折旧/摊销年限"),
            example="6",
        ),
        Field(
            "status",
            "使用状态",
            Kind.CODE,
            required=True,
            codes=STATUSES,
            variants=_STATUS_WORDS,
            synonyms=("使用状况", "资产状态", "资产使用状况"),
            example="在用",
        ),
        Field(
            "division",
            "使用部门",
            Kind.TEXT,
            synonyms=("使用科室", "管理部门", "使用/管理部门", "使用管理部门"),
            example="办公室",
        ),
        Field(
            "holder",
            "使用人",
            Kind.TEXT,
            synonyms=("责任人", "保管人", "使用责任人", "使用/保管人", "管理责任人"),
            example="张某",
        ),
        Field(
            "place",
            "存放地点",
            Kind.TEXT,
            synonyms=("存放地", "存放位置", "存放地点/位置", "所在地点"),
            example="3号楼301",
        ),
        Field("fund", "资金来源", Kind.TEXT, synonyms=("经费来源",), example="财政拨款"),
        Field("contract", "采购合同编号", Kind.TEXT, example="HT2023-01"),
        Field("over_standard", "是否超配置标准", Kind.ANSWER, example="否"),
    ),
)

ASSET_BOOK = RecordType(
    name="asset_book",
    label="资产财务账",
    group="efficiency",
    key=("line",),
    note="财务账中固定资产的明细；逐件登记的填资产编号，只按类别登记的不填，按科目合计对账",
    fields=(
        Field("line", "明细账行号", Kind.TEXT, required=True, example="MX0001"),
        Field("account", "会计科目", Kind.TEXT, required=True, synonyms=("科目编码",), example="1601"),
        Field("asset", "资产编号", Kind.TEXT, synonyms=("卡片编号",), example="ZC000001"),
        Field("name", "资产名称", Kind.TEXT, example="台式计算机"),
        Field("category", "资产分类", Kind.TEXT, example="2010104"),
        Field("cost", "原值", Kind.MONEY, unit="元", required=True, synonyms=("账面余额",), example="4800.00"),
        Field("accumulated", "累计折旧", Kind.MONEY, unit="元", example="1600.00"),
    ),
)

STOCKTAKE = RecordType(
    name="stocktake_line",
    label="资产盘点",
    group="efficiency",
    key=("asset", "counted_on"),
    fields=(
        Field("asset", "资产编号", Kind.TEXT, required=True, note="盘盈的填盘点时的临时编号", example="ZC000001"),
        Field("counted_on", "盘点日期", Kind.DATE, required=True, example="2023-11-20"),
        Field("matches", "账实是否相符", Kind.ANSWER, required=True, example="是"),
        Field("difference", "差异说明", Kind.TEXT),
        Field("cost", "盘点时账面原值", Kind.MONEY, unit="元", synonyms=("账面原值",), example="4800.00"),
        Field("round", "盘点批次", Kind.TEXT, example="2023年年终盘点"),
        Field("result", "盘点结果", Kind.CODE, codes=RESULTS, example="相符"),
        Field("found_place", "实际存放地点", Kind.TEXT, example="3号楼301"),
        Field("found_holder", "实际使用人", Kind.TEXT, example="张某"),
        Field("found_status", "实际使用状态", Kind.CODE, codes=FOUND, example="在用"),
        Field("scanned", "条码是否核对", Kind.ANSWER, synonyms=("条码已核对",), example="是"),
        Field("counted_by", "盘点人", Kind.TEXT, example="李某"),
        Field("reason", "差异原因", Kind.TEXT),
        Field("handling", "处理意见", Kind.TEXT),
        Field("approved_on", "盘点审批日期", Kind.DATE, example="2023-11-30"),
        Field(
            "superseded",
            "是否已被后续盘点替代",
            Kind.ANSWER,
            note="一年盘点多次的，同一资产只有最后一次填否",
            example="否",
        ),
    ),
)

HANDOVER = RecordType(
    name="asset_handover",
    label="资产交接",
    group="efficiency",
    key=("number", "asset"),
    fields=(
        Field("number", "交接单号", Kind.TEXT, required=True, example="JJ2023-01"),
        Field("asset", "资产编号", Kind.TEXT, required=True, example="ZC000001"),
        Field("from_person", "移交人", Kind.TEXT, example="张某"),
        Field("to_person", "接收人", Kind.TEXT, example="李某"),
        Field("to_division", "接收科室", Kind.TEXT, example="办公室"),
        Field("to_place", "接收后存放地点", Kind.TEXT, example="3号楼302"),
        Field("handed_on", "交接日期", Kind.DATE, example="2023-06-30"),
        Field("cause", "交接事由", Kind.CODE, codes=HANDOVERS, example="岗位变动"),
        Field("signed", "双方是否签字", Kind.ANSWER, example="是"),
    ),
)

DISPOSAL = RecordType(
    name="disposal",
    label="资产处置",
    group="efficiency",
    key=("asset",),
    fields=(
        Field("asset", "资产编号", Kind.TEXT, required=True, example="ZC000009"),
        Field("reason", "处置原因", Kind.TEXT, example="超过使用年限且不满足需要"),
        Field("approval", "批复文号", Kind.TEXT),
        Field("disposed_on", "处置日期", Kind.DATE),
        Field("income", "处置收入", Kind.MONEY, unit="元", example="0.00"),
        Field("remitted", "上缴国库金额", Kind.MONEY, unit="元", example="0.00"),
        Field("method", "处置方式", Kind.CODE, codes=METHODS, example="报废"),
        Field("ground", "报废报损情形", Kind.CODE, codes=GROUNDS, example="已超过使用年限且无法满足现有工作需要"),
        Field("decided_on", "集体决策日期", Kind.DATE, example="2023-11-02"),
        Field("applied_on", "处置申请日期", Kind.DATE, example="2023-11-06"),
        Field("appraised", "评估价", Kind.MONEY, unit="元", example="90.00"),
        Field("approved_on", "处置批复日期", Kind.DATE, example="2023-12-01"),
        Field("remitted_on", "收入上缴日期", Kind.DATE, example="2023-12-15"),
        Field("written_off_on", "台账核销日期", Kind.DATE, synonyms=("核销日期",), example="2023-12-20"),
    ),
)

SUPPLY = RecordType(
    name="supply",
    label="低值易耗品",
    group="efficiency",
    key=("code",),
    fields=(
        Field("code", "品目编号", Kind.TEXT, required=True, example="D001"),
        Field("name", "品名", Kind.TEXT, required=True, example="A4复印纸"),
        Field("price", "单价", Kind.MONEY, unit="元", example="22.50"),
        Field("opening", "期初数量", Kind.COUNT, example="20"),
        Field("received", "入库数量", Kind.COUNT, example="100"),
        Field("model", "规格", Kind.TEXT, example="70g 500张"),
        Field("measured_in", "计量单位", Kind.TEXT, example="包"),
        Field("least", "最低库存", Kind.COUNT, note="库存降到这个数就提示补充", example="10"),
    ),
)

SUPPLY_ISSUE = RecordType(
    name="supply_issue",
    label="低值易耗品领用",
    group="efficiency",
    key=("number",),
    fields=(
        Field("number", "领用单号", Kind.TEXT, required=True, note="一单多种的，单号后加行号", example="LY0001"),
        Field("supply", "品目编号", Kind.TEXT, required=True, example="D001"),
        Field("issued_on", "领用日期", Kind.DATE, example="2023-03-01"),
        Field("division", "领用科室", Kind.TEXT, example="办公室"),
        Field("quantity", "领用数量", Kind.COUNT, example="5"),
        Field("amount", "领用金额", Kind.MONEY, unit="元", note="领用数量乘当时的单价", example="112.50"),
        Field("signed", "是否签字", Kind.ANSWER, example="是"),
        Field("taken_by", "领用人", Kind.TEXT, example="张某"),
        Field("approved_by", "批准人", Kind.TEXT, example="李某"),
    ),
)

SUPPLY_LIMIT = RecordType(
    name="supply_limit",
    label="低值易耗品限额",
    group="efficiency",
    key=("division", "supply"),
    note="各科室一年可以领多少；不写品目编号的，是该科室全部品目的金额上限",
    fields=(
        Field("division", "领用科室", Kind.TEXT, required=True, example="办公室"),
        Field("supply", "品目编号", Kind.TEXT, example="D001"),
        Field("quantity", "年度限量", Kind.COUNT, example="200"),
        Field("amount", "年度限额", Kind.MONEY, unit="元", example="5000.00"),
    ),
)

RECORDS = (ASSET, ASSET_BOOK, STOCKTAKE, HANDOVER, DISPOSAL, SUPPLY, SUPPLY_ISSUE, SUPPLY_LIMIT)

"""Why a file is refused: one finding code each, with what to do about it."""

from __future__ import annotations

from jixiao.kernel.finding import FindingCode, Severity, register


def _refusal(number: int, template: str, hint: str, why: str) -> FindingCode:
    return register(
        FindingCode(code=f"JX-DOC-{number:03d}", severity=Severity.ERROR, template=template, hint=hint, why=why)
    )


MISSING = _refusal(1, "找不到文件“{file}”", "核对文件名和所在文件夹", "清单上写了而文件不在，资料就不完整。")
EMPTY = _refusal(
    2, "文件“{file}”是空的（0 字节）", "重新导出或复制这个文件", "空文件里没有数据，多半是导出或传输中断。"
)
TOO_LARGE = _refusal(
    3,
    "文件“{file}”过大：{found}，上限 {limit}",
    "按年度或月份拆成几个文件，或只保留需要的列",
    "过大的文件会占满内存；正常的年度资料远小于上限。",
)
UNKNOWN = _refusal(
    4,
    "文件“{file}”的内容不是 {expected}",
    "用 Excel 或 WPS 打开后另存为 .xlsx（表格）或 .docx（文字），不要只改扩展名",
    "扩展名与内容不符的文件，读出来的可能是乱码。",
)
OLD_FORMAT = _refusal(
    5,
    "文件“{file}”是旧格式（.xls 或 .doc）",
    "用 Excel 或 WPS 打开后另存为 .xlsx 或 .docx",
    "旧格式无法可靠地核对每个单元格的位置。",
)
ENCRYPTED = _refusal(6, "文件“{file}”设有打开密码", "去掉密码后另存一份", "加密的文件读不到内容。")
MACROS = _refusal(
    7, "文件“{file}”带有宏（VBA 程序）", "另存为不带宏的 .xlsx 或 .docx", "宏是程序，来历不明的程序不应进入财政资料。"
)
DAMAGED = _refusal(
    8, "文件“{file}”已损坏，无法读取", "用 Excel 或 WPS 打开修复后另存，或重新导出", "损坏的文件可能缺少数据。"
)
BOMB = _refusal(
    9,
    "文件“{file}”解开后异常庞大：{found}，上限 {limit}",
    "检查是否整列填充了格式或空行，清除后另存；来历不明的文件不要使用",
    "压缩得异常小的文件解开后会占满内存，是一种常见的攻击方式。",
)
TOO_MANY_ROWS = _refusal(
    10,
    "文件“{file}”的工作表“{sheet}”有 {found} 行，上限 {limit} 行",
    "拆成几个文件，或删除表尾多余的空行",
    "超过上限的表无法在内存中逐行核对。",
)
ENCODING = _refusal(
    11,
    "文件“{file}”第 {line} 行（第 {offset} 个字节）不是 UTF-8 或 GB18030 编码",
    "用记事本打开后另存为 UTF-8 编码",
    "编码不明的文字会变成乱码，姓名和项目名称就不可靠。",
)
CSV_SYNTAX = _refusal(
    12,
    "文件“{file}”第 {line} 行的 CSV 格式有误：{problem}",
    "检查这一行的引号是否成对，或另存为 .xlsx",
    "引号不成对时，后面所有的列都会错位。",
)
ENTITIES = _refusal(
    13,
    "文件“{file}”含有不允许的 XML 声明（DOCTYPE）",
    "用 Excel 或 WPS 打开后另存一份",
    "这种声明可以让程序读取别的文件，正常的办公文件里没有。",
)
NOTHING = _refusal(
    14, "文件“{file}”里没有任何内容", "核对是否选错了文件，或数据放在了别处", "没有内容的文件不能当作资料。"
)
SCANNED = _refusal(
    15,
    "文件“{file}”没有文字层，是扫描件或图片",
    "用带文字识别（OCR）的软件转换后再核对，或直接使用报告的 Word 版",
    "图片里的数字程序读不到，核对不了就不能说没有问题。",
)
TOO_MANY_PAGES = _refusal(
    16,
    "文件“{file}”有 {found}，上限 {limit}",
    "只保留需要核对的部分，或分成几个文件",
    "过长的文件核对起来很慢，正常的报告远少于上限。",
)
REPORT_KIND = _refusal(
    17,
    "文件“{file}”不是可以核对的格式",
    "可以核对的是 .docx、.pdf、.html、.txt、.md、.xlsx 和 .csv；.doc、.wps、.rtf 请另存为 .docx",
    "读不准的格式不读，免得把乱码当成数字。",
)
OTHER_KIND = register(
    FindingCode(
        code="JX-DOC-018",
        severity=Severity.INFO,
        template="文件“{file}”的内容是 {found}，与扩展名不符，已按 {found} 读取",
        hint="改正扩展名，免得别人打不开",
        why="扩展名只是名字，读取时以内容为准。",
    )
)
CUT = register(
    FindingCode(
        code="JX-DOC-019",
        severity=Severity.INFO,
        template="文件“{file}”很长，只核对到{last}（前 {limit}字）",
        hint="要核对后面的内容，请把文件拆开，分别核对",
        why="绩效报告没有这么长；多半是汇编，一次核对全部要等很久。",
    )
)

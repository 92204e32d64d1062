"""The `jixiao` command: finds the command's module, runs it, and turns its result into an exit code."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

COMMANDS: dict[str, str] = {
    "evaluate": "评价一个单位的文件夹：评分表、报告、追溯文件、发现的问题",
    "explain": "追溯一个数字：规则、口径、记录、文件与单元格",
    "check": "核对一份已经写好的报告：数字对不对得上",
    "lint": "检查绩效目标表：每处问题说明为什么、可以怎样写",
    "monitor": "查支付疑点：哪些支付有疑问、为什么、哪些查不了",
    "measure": "数度量：支出、预算、办件等各个数，在数据包、Parquet 或数据库里数",
    "dual": "双监控：每个项目的目标进度与资金进度，填好的监控表",
    "pace": "支出进度：计划、实际与序时，红黄绿灯，全年推算",
    "assets": "资产配置与利用：单价、数量、年限与配置限额比，闲置资产，各科室利用率",
    "labels": "打印资产标签：条码和二维码，A4 不干胶或标签机，PDF",
    "cost": "成本控制：“三公”、公用经费、会议培训差旅、物业能耗车辆，与控制数、上年、同类单位比",
    "analyse": "执行分析：按月、科室、项目、科目的支出，收款人集中度，离群支付；月度分析报告",
    "supervise": "督办：事项、节点、红黄绿灯、催办对象，督办通报",
    "assess": "考评：一个方案用于多个单位，名次、异议的影响、各单位反馈单",
    "disclose": "生成信息公开资料：表格、文档、数据包，涉密内容按规定不公开",
    "ocds": "导出政府采购合同为公开合同数据（OCDS 1.1）",
    "comply": "核对合规义务：什么该在哪天以前办、办了没有，合规、不合规还是无法判定",
    "manage": "绩效管理：各项目的目标、监控、自评、审核，整改台账，结果应用的建议和落实",
    "collect": "取数：从其他系统的文件夹、SFTP、接口、数据库取导出表，写回它们缺的案件",
    "mock": "模拟一个外部平台（测试和演示用）",
    "link": "关联两个系统：同一件纠纷只计一次，拿不准的请人看",
    "arrange": "安排：抽取交叉检查的档案、公益活动编队、企业需求匹配、开庭双提醒",
    "template": "生成导入模板",
    "standards": "查看、检验、比较评分标准",
    "demo": "评价内置示例并打印评分表",
    "serve": "在本机打开网页",
    "backup": "备份工作台：数据库、文件、快照、密钥",
    "restore": "从备份恢复工作台",
}

CLEAN, FOUND_ERRORS, MISUSE = 0, 1, 2


class Parser(argparse.ArgumentParser):
    """An argument parser that answers misuse in Chinese and leaves with code 2."""

    def error(self, message: str) -> None:  # type: ignore[override]
        """Prints what is wrong with the call; argparse's own word is kept, it names the argument."""
        self.print_usage(sys.stderr)
        self.exit(MISUSE, f"用法有误：{message}\n")


def parser() -> argparse.ArgumentParser:
    """The whole command line as an argparse parser; only the command called for is imported."""
    top = Parser(prog="jixiao", description="绩效：全过程预算绩效管理")
    top.add_argument("command", choices=sorted(COMMANDS), help="；".join(f"{k} {v}" for k, v in COMMANDS.items()))
    top.add_argument("rest", nargs=argparse.REMAINDER, help="命令的参数，见 jixiao 命令 --help")
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. 0 clean, 1 findings of severity error, 2 misuse."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or given[0] in ("-h", "--help"):
        print_overview()
        return CLEAN if given else MISUSE
    called = parser().parse_args(given)
    # Only the module of the command called for is loaded: a cold `explain` must not wait for Django or charts.
    command = import_module(f"jixiao.cli.{called.command}")
    own = Parser(prog=f"jixiao {called.command}", description=COMMANDS[called.command])
    command.declare(own)
    try:
        return int(command.run(own.parse_args(called.rest)))
    except BrokenPipeError:
        sys.stderr.close()
        return CLEAN


def print_overview() -> None:
    """The commands, one a line."""
    print("用法：jixiao 命令 [参数]\n")
    for name, text in COMMANDS.items():
        print(f"  {name:<10} {text}")
    print("\n每个命令的参数：jixiao 命令 --help")

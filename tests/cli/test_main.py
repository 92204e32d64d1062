"""The command line: misuse is answered in Chinese with exit code 2, every command is listed."""

from __future__ import annotations

import pytest

from jixiao.cli.main import COMMANDS, main, parser


def test_no_command_lists_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    shown = capsys.readouterr().out
    assert all(name in shown for name in COMMANDS)
    assert main(["--help"]) == 0


@pytest.mark.parametrize("arguments", [["nonsense"], ["evaluate"], ["standards"], ["evaluate", "x", "--nope"]])
def test_misuse(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    assert "用法有误" in capsys.readouterr().err


def test_every_command_has_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    for name in COMMANDS:
        with pytest.raises(SystemExit) as left:
            main([name, "--help"])
        assert left.value.code == 0
    assert parser().prog == "jixiao"
    assert "评分标准编号" in capsys.readouterr().out

"""What may be chosen is what is on the shelf; what is chosen by default is among it."""

from __future__ import annotations

from jixiao.workbench.choices import choices
from jixiao.workbench.settings import from_environment


def test_choices() -> None:
    offered = choices(settings=from_environment())
    for name, chosen in offered.initial.items():
        assert chosen in dict(getattr(offered, name))
    assert "cn-mof-2013-53" not in dict(offered.standard)
    standard = offered.initial["standard"]
    assert (offered.grade(standard, "1"), offered.grade(standard, "99"), offered.grade("gone", "")) == ("优", "", "")

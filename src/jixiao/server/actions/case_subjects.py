"""What differs between cases by subject: what must be there before one is handed in, what marks mean, what approval writes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jixiao.server.accounts.models import User
from jixiao.server.process.cases import Case

from .case_adjustments import Adjustment
from .case_disposals import Disposal
from .case_evaluations import ProjectEvaluation, SelfEvaluation
from .case_monitoring import Monitoring
from .case_rules import Problem, Rules
from .case_targets import Target
from .case_warnings import Suspected

__all__ = ["RULES", "Problem", "Rules"]
Body = Mapping[str, Any]


class Rectification(Rules):
    """整改: what was wrong, what is done about it by when, what came of it."""

    def problems(self, case: Case, body: Body) -> list[Problem]:
        """The measure and its result are there."""
        asked = (("measure", "请填写“整改措施”。"), ("result", "请填写“整改结果”。"))
        return [Problem(told, f"#id-{name}") for name, told in asked if not str(body.get(name) or "").strip()]

    def effect(self, case: Case, body: Body, by: User) -> dict[str, Any]:
        """Nothing outside the case."""
        return {}


RULES: dict[str, Rules] = {
    "target": Target(),
    "adjustment": Adjustment(),
    "monitoring": Monitoring(),
    "project_evaluation": ProjectEvaluation(),
    "self_evaluation": SelfEvaluation(),
    "rectification": Rectification(),
    "warning": Suspected(),
    "disposal": Disposal(),
}

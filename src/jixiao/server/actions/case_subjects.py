"""What differs between cases by subject: what must be there before one is handed in, what marks mean, what approval writes."""

from __future__ import annotations

from .case_adjustments import Adjustment
from .case_assessment import Assessed
from .case_disposals import Disposal
from .case_evaluations import ProjectEvaluation, SelfEvaluation
from .case_monitoring import Monitoring
from .case_rectifications import Rectification
from .case_rules import Problem, Rules
from .case_supervision import Supervision
from .case_targets import Target
from .case_warnings import Suspected

__all__ = ["RULES", "Problem", "Rules"]

RULES: dict[str, Rules] = {
    "target": Target(),
    "adjustment": Adjustment(),
    "monitoring": Monitoring(),
    "project_evaluation": ProjectEvaluation(),
    "self_evaluation": SelfEvaluation(),
    "rectification": Rectification(),
    "warning": Suspected(),
    "disposal": Disposal(),
    "supervision": Supervision(),
    "assessment": Assessed(),
}

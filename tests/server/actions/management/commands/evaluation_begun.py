"""Run by the shell of an installation: an evaluation is asked for, so that it waits for a worker."""

from __future__ import annotations

from jixiao.server.accounts.models import Unit, User
from jixiao.server.actions.evaluating import Wanted, request_evaluation
from jixiao.server.audit.trail import Actor
from jixiao.workbench.demo import PROJECT_STANDARD, STANDARD
from jixiao.workbench.outputs import OUTLINE

request_evaluation(
    unit=Unit.objects.get(code="118001"),
    fiscal_year=2023,
    wanted=Wanted(STANDARD, PROJECT_STANDARD, OUTLINE),
    by=User.objects.get(username="bangongshi"),
    actor=Actor(name="演练"),
)

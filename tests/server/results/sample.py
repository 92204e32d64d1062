"""The example department in the ledger, evaluated."""

from __future__ import annotations

from pathlib import Path

from django.db import transaction

from jixiao.facts.importing import import_package
from jixiao.server.accounts.models import Unit, User
from jixiao.server.actions.background_evaluations import evaluate_unit
from jixiao.server.actions.evaluating import Wanted, request_evaluation
from jixiao.server.audit.trail import Actor
from jixiao.server.ledger.batches import Delivery, accept
from jixiao.server.results.models import Evaluation

"""Run by the shell of an installation whose worker was killed while it wrote an evaluation: killed at each critical moment, resumed."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any, NoReturn
from unittest import mock

from django.core.management import call_command
from django.db import connection

from jixiao.reporting.files import REPORT_PDF
from jixiao.server.accounts.models import User
from jixiao.server.actions import background_evaluations as background
from jixiao.server.actions.evaluating import request_pdf
from jixiao.server.audit.models import Event
from jixiao.server.audit.trail import Actor, verify
from jixiao.server.process.notices import Notice
from jixiao.server.results.folders import evaluations_folder, folder_of
from jixiao.server.results.models import Evaluation, ReportVersion
from jixiao.workbench import outputs, scoring

ONE = Evaluation.objects.latest("pk")
BEFORE = Evaluation.objects.order_by("pk")[0]
ABOUT = f"evaluation:{ONE.pk}"


def work() -> None:
    """The worker of the killed one's name, until nothing is left."""
    call_command("work", "--name", "w", "--once")


def die(*_arguments: Any, **_options: Any) -> NoReturn:
    """Killed here, as by kill -9."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def half_printed(report: Path, *, into: Path) -> NoReturn:
    """Killed with half a file written."""
    (into / REPORT_PDF).write_bytes(b"%PD")
    die(report)


def killed_in(place: Any, name: str, dying: Any = die) -> None:
    """A worker of the same name comes as far as a function, and is killed there."""
    connection.close()
    child = os.fork()
    if child == 0:
        with mock.patch.object(place, name, dying):
            work()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), name


def drafts() -> list[Path]:
    """Folders that somebody began to write."""
    return list(evaluations_folder().glob(".draft-*"))


def told() -> list[int]:
    """How often the trail, the notices and the reports' history speak of its end."""
    trail = Event.objects.filter(action="evaluation.finish", subject=ABOUT)
    return [
        each.count()
        for each in (trail, Notice.objects.filter(subject=ABOUT), ReportVersion.objects.filter(evaluation=ONE))
    ]


def nothing_to_be_seen() -> None:
    """Neither in the tables nor in folders that pages look into."""
    ONE.refresh_from_db()
    assert (ONE.state, ONE.folder, ONE.points, told()) == ("running", "", None, [0, 0, 0])
    assert verify().broken is None


nothing_to_be_seen()
assert len(drafts()) == 1
for place, name, written in (
    (scoring, "figures_of", False),
    (outputs, "write_docx", False),
    (background, "_finish", True),
    (background, "_tell", True),
):
    killed_in(place, name)
    nothing_to_be_seen()
    # What is whole has its name at once; what is half-written stays a draft, the only one, however often it was begun.
    whole = list(evaluations_folder().glob(f"{ONE.pk}-*"))
    assert (len(whole), len(drafts())) == ((1, 0) if written else (0, 1)), name

work()
ONE.refresh_from_db()
assert (ONE.state, ONE.points, told()) == ("done", BEFORE.points, [1, 1, 1])
files = {path.name: path.stat().st_size for path in folder_of(ONE).iterdir()}
assert files == {path.name: path.stat().st_size for path in folder_of(BEFORE).iterdir()}
assert drafts() == []

request_pdf(evaluation=ONE, by=User.objects.get(username="bangongshi"), actor=Actor(name="演练"))
killed_in(background, "print_to_pdf", half_printed)
assert not (folder_of(ONE) / REPORT_PDF).exists()
assert len(drafts()) == 1
work()
assert (folder_of(ONE) / REPORT_PDF).read_bytes() == b"%PDF-whole"
assert drafts() == []
assert verify().broken is None

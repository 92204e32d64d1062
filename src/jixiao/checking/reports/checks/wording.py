"""All remarks on the wording of a report."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..model import Remark
from ..reading import Reading
from . import (
    approximate,
    attachments,
    dates,
    disclosure,
    grades,
    masked,
    number_formats,
    placeholders,
    problems,
    superlatives,
    targets,
    unspent,
    years,
)

CHECKS: tuple[Callable[[Reading], Iterator[Remark]], ...] = (
    approximate.check,
    attachments.check,
    dates.check,
    disclosure.check,
    grades.check,
    masked.check,
    number_formats.check,
    placeholders.check,
    problems.check,
    superlatives.check,
    targets.check,
    unspent.check,
    years.check,
)


def remarks_on_wording(reading: Reading) -> Iterator[Remark]:
    """What each check has to say, check by check."""
    for check in CHECKS:
        yield from check(reading)

"""The catalogue: every measure, by code. A measure is declared here once and asked for by code everywhere else."""

from ..model import AnyMeasure
from . import compliance, efficiency, management, money, work

ALL: tuple[AnyMeasure, ...] = (
    money.RECORDS + work.RECORDS + management.RECORDS + efficiency.RECORDS + compliance.RECORDS
)
BY_CODE: dict[str, AnyMeasure] = {measure.code: measure for measure in ALL}

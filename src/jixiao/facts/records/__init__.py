"""The built-in record types, in the order in which a package is read: what others refer to comes first."""

from . import assessment, budget, efficiency, execution, management, organisation, targets, work

ALL = (
    organisation.RECORDS
    + budget.RECORDS
    + execution.RECORDS
    + targets.RECORDS
    + management.RECORDS
    + work.RECORDS
    + efficiency.RECORDS
    + assessment.RECORDS
)
BY_NAME = {record.name: record for record in ALL}
"""Every record type of this process by name: the built-in ones, then the registers that `facts.registers` installs."""

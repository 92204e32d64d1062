"""Changes of the table of the audit trail, in order."""

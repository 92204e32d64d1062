"""The only place that writes: verbs with keyword arguments, each with its permission, one transaction and one event of the audit trail."""

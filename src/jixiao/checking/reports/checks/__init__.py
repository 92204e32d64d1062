"""Checks on the wording of a report: one check, one function, one file."""

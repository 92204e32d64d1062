"""Disclosure: the tables a department publishes, made from its records, secrets withheld. Imports kernel, facts and expressions."""

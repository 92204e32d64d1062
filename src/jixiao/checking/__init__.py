"""Checking: what does not add up in a published report, what is weak in a table of targets. Imports measures and below."""

"""Linkage: the same case in two systems; a link is a row with evidence. Imports documents, standards and kernel."""

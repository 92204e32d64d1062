"""Command line: one thin file per command; imports workbench only (and kernel words)."""

"""Engines: where measures and rules are counted at scale (DuckDB; others later). Imports measures and below; only workbench calls it."""

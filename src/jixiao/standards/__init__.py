"""Standards: dated, cited rules as data – loads packs, earns points from values, calendars. Imports expressions and kernel."""

"""Facts: what happened – record types declared once, mapping, importing, snapshots. Imports documents, standards and below."""

"""The coach of targets: tables of objectives and indicators → remarks with a proposed rewording, and points under four headings."""

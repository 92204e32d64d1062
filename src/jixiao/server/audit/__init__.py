"""Who did what, when: events in a chain of hashes, so that a changed or missing one is found."""

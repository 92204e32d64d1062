"""Cases that go from desk to desk: steps read from packs, a visible trail, deadlines and notices."""

"""Payment rules told to people: doubtful payments with sentence, citation and certainty, and what silence means."""

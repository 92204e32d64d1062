"""Files by their content: stored once under their hash, sniffed, previewed, bound to what they prove."""

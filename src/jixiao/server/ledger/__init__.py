"""Records of the year: one table for each record type, every row with its source and batch, nothing overwritten."""

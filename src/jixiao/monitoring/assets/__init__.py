"""Assets and supplies: what a count comes to, whether the books agree, what is over the standard, who uses what."""

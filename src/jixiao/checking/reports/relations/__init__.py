"""The relations that the text of a report states about its own figures: one kind, one module; each finds and recomputes."""

"""Matching: links between two exports, and what people decide about doubtful pairs. Imports files, accounts; cases do not see it."""

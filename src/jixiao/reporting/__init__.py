"""Reporting: tells, never computes – content, wording, docx, xlsx, charts. Imports evaluation and below, no facts, measures or engines."""

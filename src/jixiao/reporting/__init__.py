"""Reporting: tells, never computes – content tree, wording, docx, xlsx, charts. Imports evaluation and below, but no facts, measures or engines."""

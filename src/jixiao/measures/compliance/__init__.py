"""Compliance (合规核对): obligations asked of records, three answers with all that led to them. Imports what measures may import."""

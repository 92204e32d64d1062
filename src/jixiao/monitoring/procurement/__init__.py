"""Procurement: a contract with all that led to it and followed from it. Imports kernel, facts and expressions."""

"""Evaluations and reports that were made: which snapshot, which standard, which engine – never copies of numbers as truth."""

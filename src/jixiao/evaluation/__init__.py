"""Evaluation: measured values and a standard give points, each with its trace; what-if; comparison. Imports standards and below."""

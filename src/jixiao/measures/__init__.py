"""Measures: numbers defined once – which rows, which aggregate, which unit; a slow reference decides. Imports facts and below."""

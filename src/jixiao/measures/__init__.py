"""Measures: numbers defined once – which rows, which aggregate, which unit. Imports facts and below; a slow reference decides what is right."""

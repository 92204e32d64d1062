"""Arrangements for lines of work that a person decides on: files drawn, teams, courses, reminders. May import facts and below."""

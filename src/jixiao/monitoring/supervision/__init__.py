"""Supervision (督办): tasks by a day with lights and reasons, who is to be told, and the figures of the notice."""

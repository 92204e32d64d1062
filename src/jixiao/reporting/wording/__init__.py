"""Wording: every Chinese sentence Jixiao writes into a report, as templates over figure codes. Imports kernel, standards, evaluation."""

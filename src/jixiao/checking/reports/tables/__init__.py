"""The relations inside the tables of a report: totals of columns, rates and scores of rows."""

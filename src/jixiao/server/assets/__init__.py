"""Assets at work: rounds of counting, requests for supplies. Imports the ledger, files and accounts; results and cases do not see it."""

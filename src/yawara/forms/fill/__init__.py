"""A stranger's questionnaire answered from the ledger: what is written, from where, what is not."""

"""The same answers for five readers: board, team, partner, auditor and public."""

"""The file for an auditor: totals first, everything once, and numbers that lead there."""

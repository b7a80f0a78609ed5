"""Entries, evidence, what stands as of a day, and the seal."""

"""Practices, provisions and versions: load, check, compare; a compiled cache."""

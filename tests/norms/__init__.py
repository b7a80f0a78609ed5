"""The norm base: reading, checking, comparing."""

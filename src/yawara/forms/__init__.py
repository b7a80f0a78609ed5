"""Worksheets and strangers' questionnaires: written, read, matched, filled in place."""

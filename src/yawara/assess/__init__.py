"""Intervals, findings, why, and the order of next steps."""

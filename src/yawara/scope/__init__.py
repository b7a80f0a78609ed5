"""Facts and conditions: what applies to whom on a day, and why."""

"""Reports to the Hiroshima process: learn its form, draft answers, check and compare reports."""

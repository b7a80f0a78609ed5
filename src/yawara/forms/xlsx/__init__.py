"""A stranger's workbook: its questions found, and answers written into a copy of it."""

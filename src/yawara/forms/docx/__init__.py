"""A stranger's Word document: its questions found, and answers written into a copy of it."""

"""One report tree, and the writers that turn it into pages."""

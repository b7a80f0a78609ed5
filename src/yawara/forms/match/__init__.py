"""Finding the practices that a question asks about, and saying when it cannot be told."""

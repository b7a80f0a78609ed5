"""What keeps the house small: figures that `make check` holds us to."""

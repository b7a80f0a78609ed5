"""Other people's formats: read them, write them, compare with them."""

"""What changed between two versions of a norm, for anybody: no organisation is needed."""

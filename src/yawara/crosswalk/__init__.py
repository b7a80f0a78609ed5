"""What provisions have in common: the relations of the sets of practices that they ask for."""

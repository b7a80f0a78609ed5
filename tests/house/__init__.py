"""What the house promises, whatever its rooms do: offline, both languages, true documentation."""

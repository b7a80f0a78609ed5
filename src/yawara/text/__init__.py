"""Ground floor: places, problems, YAML with places, Japanese and English text, canonical JSON."""

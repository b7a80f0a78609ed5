"""Papers that a firm keeps or publishes: rules, guide, disclosure, system cards, register."""

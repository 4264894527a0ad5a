"""Pages that span stages: portal, overview, first run, navigation."""

"""Pages on waiting: how it was, and how it will be."""

"""PROMISE: what the unit commits to."""

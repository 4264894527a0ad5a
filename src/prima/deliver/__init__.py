"""DELIVER: keeping the promise."""

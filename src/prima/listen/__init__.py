"""LISTEN: what people say."""

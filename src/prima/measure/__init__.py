"""MEASURE: whether the promise was kept."""

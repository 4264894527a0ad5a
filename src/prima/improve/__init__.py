"""IMPROVE: turn what was measured into the next promise.

Nothing is here yet. It closes the loop by calling `promise.standards.actions`.
"""

"""Laws are tried by Hypothesis, without a time limit: a busy machine is slow, not wrong."""

from hypothesis import settings

settings.register_profile("prima", deadline=None)
settings.load_profile("prima")

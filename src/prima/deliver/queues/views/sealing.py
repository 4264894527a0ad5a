"""What the kiosk showed of the wait comes back with its form, sealed.

So the ticket remembers what was really announced, and giving a number asks nothing more for it.
"""

from collections.abc import Mapping
from datetime import timedelta

from django.core.signing import BadSignature, TimestampSigner

from prima.deliver.queues.rules import Lane, Told

GOOD_FOR = timedelta(minutes=3)  # the page goes back to the first one after half of it
SIGNER = "prima.deliver.queues.told"


def sealed(told: Mapping[Lane, Told], place: str) -> str:
    """Return what was shown as text that only this server can have written; empty for nothing.

    `place` names the form: what was said of one service is not taken for another.
    """
    if not told:
        return ""
    plain = {
        lane.value: [
            said.wait.total_seconds(), said.expected.total_seconds(), said.turns, said.is_early,
        ]
        for lane, said in told.items()
    }  # fmt: skip
    return TimestampSigner(salt=SIGNER).sign_object([place, plain])


def unsealed(text: str, place: str) -> dict[Lane, Told]:
    """Return what was shown; nothing when it is another's, too old, or was touched."""
    try:
        where, plain = TimestampSigner(salt=SIGNER).unsign_object(text, max_age=GOOD_FOR)
    except BadSignature:
        return {}
    if where != place:
        return {}
    return {
        Lane(lane): Told(timedelta(seconds=wait), timedelta(seconds=expected), turns, is_early)
        for lane, (wait, expected, turns, is_early) in plain.items()
    }

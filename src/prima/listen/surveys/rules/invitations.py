"""What a survey token carries, and until when it counts.

A token is this invitation, signed. Nothing of it is stored: not when it is made, and when it is
used only the SHA-256 of its nonce, in a row of its own. So whoever holds the whole database can
say that a token was used, and not which answer it gave.
"""

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from prima.listen.surveys.rules.codes import BY_TOKEN, VALID_DAYS, Channel

NONCE_BYTES = 16
LONGEST = 400
DRAWN = ".D"

_WRITTEN = re.compile(
    r"(?P<nonce>[\w-]{22})\.(?P<unit>[1-9]\d{0,17})\.(?P<service>\d{1,18})"
    r"\.(?P<version>\d{1,18})\.(?P<channel>[A-Z_]{1,10})\.(?P<day>[1-9]\d{5,6})(?P<drawn>\.D)?",
    re.ASCII,
)


@dataclass(frozen=True)
class Invitation:
    """One person, once, about what they were served on a day. `drawn`: a sample chose them."""

    nonce: str
    unit_id: int
    service_id: int | None
    version_id: int | None
    channel: Channel
    served_on: date
    drawn: bool = False

    def written(self) -> str:
        """Return the text that is signed: short, because a QR carries it.

        >>> day = date(2026, 3, 2)
        >>> asked = Invitation("n" * 22, 7, None, None, Channel.TICKET, day)
        >>> asked.written()
        'nnnnnnnnnnnnnnnnnnnnnn.7.0.0.TICKET.739677'
        >>> read_invitation(asked.written()) == asked
        True
        """
        ids = (self.unit_id, self.service_id or 0, self.version_id or 0)
        parts = (self.nonce, *ids, self.channel.value, self.served_on.toordinal())
        return ".".join(map(str, parts)) + (DRAWN if self.drawn else "")

    @property
    def fingerprint(self) -> str:
        """What is remembered when the invitation has been answered."""
        return hashlib.sha256(self.nonce.encode("ascii")).hexdigest()

    def has_expired(self, today: date) -> bool:
        return is_too_late(self.served_on, today)


def new_nonce() -> str:
    return secrets.token_urlsafe(NONCE_BYTES)


def is_too_late(served_on: date, today: date) -> bool:
    """Say whether people can no longer be asked about that day.

    >>> is_too_late(date(2026, 3, 2), date(2026, 3, 9))
    False
    >>> is_too_late(date(2026, 3, 2), date(2026, 3, 10))
    True
    """
    return today > served_on + timedelta(days=VALID_DAYS)


def read_invitation(text: str) -> Invitation:
    """Read what `written` gave. Raises ValueError for anything else."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        raise ValueError("this is not an invitation")
    channel = Channel(found["channel"])
    if channel not in BY_TOKEN:
        raise ValueError(f"nobody is invited by {channel}")
    return Invitation(
        nonce=found["nonce"],
        unit_id=int(found["unit"]),
        service_id=int(found["service"]) or None,
        version_id=int(found["version"]) or None,
        channel=channel,
        served_on=date.fromordinal(int(found["day"])),
        drawn=found["drawn"] is not None,
    )

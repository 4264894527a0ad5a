"""An appointment as a file that phones put into their calendar (RFC 5545)."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

_OCTETS = 75  # of a line, without its end


@dataclass(frozen=True, slots=True)
class Invitation:
    """What the calendar is told. `reminder` is how long before it rings."""

    uid: str
    made_at: datetime
    starts_at: datetime
    ends_at: datetime
    title: str
    text: str
    place: str
    url: str
    reminder: timedelta = timedelta(hours=2)

    def lines(self) -> list[str]:
        return [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Prima//Appointments//ID",
            "METHOD:PUBLISH",
            "BEGIN:VEVENT",
            f"UID:{self.uid}",
            f"DTSTAMP:{_stamp(self.made_at)}",
            f"DTSTART:{_stamp(self.starts_at)}",
            f"DTEND:{_stamp(self.ends_at)}",
            f"SUMMARY:{escaped(self.title)}",
            f"DESCRIPTION:{escaped(self.text)}",
            f"LOCATION:{escaped(self.place)}",
            f"URL:{self.url}",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"DESCRIPTION:{escaped(self.title)}",
            f"TRIGGER:-PT{self.reminder // timedelta(minutes=1)}M",
            "END:VALARM",
            "END:VEVENT",
            "END:VCALENDAR",
        ]

    def as_file(self) -> bytes:
        return b"".join(folded(line) for line in self.lines())


def escaped(text: str) -> str:
    r"""Write a text as the value of a property.

    >>> escaped("Bring: card, book;\r\ncome early")
    'Bring: card\\, book\\;\\ncome early'
    """
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(text.splitlines())


def folded(line: str) -> bytes:
    r"""End a line, and go on in the next one where it is longer than allowed.

    >>> [len(part) for part in folded("x" * 160).split(b"\r\n")]
    [75, 75, 12, 0]
    """
    parts, part = [], ""
    for sign in line:
        if len((part + sign).encode()) > _OCTETS:
            parts.append(part)
            part = " "
        part += sign
    return "\r\n".join([*parts, part, ""]).encode()


def _stamp(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"

"""The file that phones put into their calendar. No database."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from prima.deliver.appointments.rules.invitation import Invitation

TEN = datetime(2026, 3, 3, 10, tzinfo=ZoneInfo("Asia/Jakarta"))


def a_file(text: str = "Bring your card") -> bytes:
    return Invitation(
        uid="1@prima",
        made_at=datetime(2026, 3, 2, tzinfo=UTC),
        starts_at=TEN,
        ends_at=TEN + timedelta(minutes=15),
        title="Pendaftaran, Puskesmas Melati",
        text=text,
        place="Jalan Melati 12; Semarang",
        url="http://10.0.0.2/a/x/",
    ).as_file()


def test_times_are_told_in_utc() -> None:
    assert b"DTSTART:20260303T030000Z\r\nDTEND:20260303T031500Z\r\n" in a_file()


def test_signs_with_a_meaning_are_escaped() -> None:
    said = a_file("one\nBEGIN:VEVENT")

    assert b"SUMMARY:Pendaftaran\\, Puskesmas Melati\r\n" in said
    assert b"LOCATION:Jalan Melati 12\\; Semarang\r\n" in said
    assert said.count(b"\r\nBEGIN:VEVENT\r\n") == 1
    assert b"DESCRIPTION:one\\nBEGIN:VEVENT\r\n" in said


def test_no_line_is_too_long_and_no_letter_is_torn() -> None:
    said = a_file("é🏥" * 60)

    lines = said.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert [line.decode() for line in lines]
    assert "é🏥" * 60 in said.decode().replace("\r\n ", "")


def test_every_line_ends_as_the_standard_wants() -> None:
    said = a_file()

    assert said.endswith(b"END:VCALENDAR\r\n")
    assert said.count(b"\n") == said.count(b"\r\n")

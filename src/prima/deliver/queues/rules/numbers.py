"""How a ticket is known: its number to people, its secret to whoever holds it."""

import re

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

_SECRET = re.compile(r"[\w-]{22}", re.ASCII)


def could_be_a_secret(text: str) -> bool:
    """Say whether this has the form of a ticket's secret, so that nonsense asks no database.

    >>> could_be_a_secret("Z2lsYW5nLWdlbWlsYW5nLQ"), could_be_a_secret("A-012")
    (True, False)
    """
    return _SECRET.fullmatch(text) is not None


def display_number(letter: str, number: int) -> str:
    """Return the number as it is printed, called and said.

    >>> display_number("A", 12), display_number("B", 1234)
    ('A-012', 'B-1234')
    """
    return f"{letter}-{number:03}"

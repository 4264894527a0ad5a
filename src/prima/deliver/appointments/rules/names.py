"""What an appointment is called: a number for people, a secret in its address."""

import re

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # no 0 and O, 1, I and L
SIGNS = 6

_SECRET = re.compile(r"[\w-]{22}", re.ASCII)
_IN_ADDRESS = re.compile(r"/a/([\w-]{22})(?:/|$)", re.ASCII)


def number_shown(number: str) -> str:
    """Return a number as it is written for people.

    >>> number_shown("K7M4QP")
    'K7M-4QP'
    """
    return f"{number[:3]}-{number[3:]}"


def number_read(text: str) -> str:
    """Return the number or the secret in what was typed, or read by a scanner; "" if neither.

    >>> number_read(" k7m 4qp "), number_read("http://10.0.0.2/a/Z2lsYW5nLWdlbWlsYW5nLQ/check-in/")
    ('K7M4QP', 'Z2lsYW5nLWdlbWlsYW5nLQ')
    >>> number_read("A-012")
    ''
    """
    scanned = _IN_ADDRESS.search(text)
    if scanned:
        return scanned[1]
    signs = re.sub(r"[\s-]", "", text).upper()
    return signs if len(signs) == SIGNS and set(signs) <= set(ALPHABET) else ""


def could_be_a_secret(text: str) -> bool:
    """Say whether this has the form of a secret, so that nonsense asks no database."""
    return _SECRET.fullmatch(text) is not None

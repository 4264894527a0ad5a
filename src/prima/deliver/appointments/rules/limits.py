"""How many appointments somebody may hold, so that nobody trades in them."""

from enum import StrEnum

FEWEST, MOST = 9, 16  # digits: an Indonesian phone number at least, an NIK at most
_COUNTRY = "62"


class Exemption(StrEnum):
    """Why an officer lets somebody book more than the limit allows."""

    FAMILY = "FAMILY"
    CARER = "CARER"  # a school, a village health worker, a home for the elderly
    SHARED_PHONE = "SHARED_PHONE"
    OTHER = "OTHER"


def digits_of(text: str) -> str:
    """Return an NIK or a phone number in its one form, however it was typed.

    >>> digits_of("+62 812-3456-789"), digits_of("0812 3456 789"), digits_of("3374-0112-3456-0001")
    ('08123456789', '08123456789', '3374011234560001')
    """
    digits = "".join(sign for sign in text if sign in "0123456789")
    is_abroad = digits.startswith(_COUNTRY) and len(digits) < MOST
    return f"0{digits[len(_COUNTRY) :]}" if is_abroad else digits


def is_an_identity(text: str) -> bool:
    """Say whether this could be an NIK or a phone number: nobody can check more without asking.

    >>> is_an_identity("0812 3456 789"), is_an_identity("12345"), is_an_identity("Sari")
    (True, False, False)
    """
    only_signs = not set(text) - set("0123456789+-. ()")
    return only_signs and FEWEST <= len(digits_of(text)) <= MOST

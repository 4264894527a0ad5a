"""What a unit may be. No database, no clock, no Django."""

import re
from enum import StrEnum

from prima.kernel.calendars import Zone

__all__ = ["DayKind", "Installation", "Kind", "Zone", "is_region_code"]


class Kind(StrEnum):
    """A place in the tree of government. Only a service unit has counters."""

    NATION = "NATION"
    PROVINCE = "PROVINCE"
    REGENCY = "REGENCY"
    AGENCY = "AGENCY"
    SERVICE_UNIT = "SERVICE_UNIT"


class DayKind(StrEnum):
    """Why a day is special."""

    HOLIDAY = "HOLIDAY"
    JOINT_LEAVE = "JOINT_LEAVE"  # cuti bersama
    CLOSED = "CLOSED"
    SPECIAL_HOURS = "SPECIAL_HOURS"


class Installation(StrEnum):
    """What a database is for. Demonstrations and real data never share one."""

    REAL = "REAL"
    DEMO = "DEMO"


_REGION = re.compile(r"\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?")


def is_region_code(text: str) -> bool:
    """Say whether this has the form of a Kemendagri code: PP.KK.CC.DDDD, from the left.

    >>> is_region_code("33.74"), is_region_code("33.74.01.1005"), is_region_code("3374")
    (True, True, False)
    """
    return _REGION.fullmatch(text) is not None

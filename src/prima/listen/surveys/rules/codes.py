"""The words that are stored about answers, and how an import lives."""

from datetime import time, timedelta
from enum import StrEnum

from prima.kernel.lifecycle import Lifecycle

VALID_DAYS = 7
"""A survey may be asked for and answered until this many days after the person was served."""

SUGGESTION_LENGTH = 1000
REASON_LENGTH = 200
PREVIEW_LASTS = timedelta(days=2)


class Channel(StrEnum):
    """How an answer came to us."""

    TICKET = "TICKET"  # the person's own phone, from the ticket page
    DESK_QR = "DESK_QR"  # the person's own phone, from the QR that the desk shows
    PAPER = "PAPER"  # paper forms, typed into a file
    IMPORT = "IMPORT"  # a file of another system or an earlier survey
    LINK = "LINK"  # the person's own phone, from a link or a poster
    KIOSK = "KIOSK"  # a tablet at the exit
    ASSISTED = "ASSISTED"  # an officer asks and taps
    TYPED = "TYPED"  # paper forms, typed in one by one


BY_TOKEN = (Channel.TICKET, Channel.DESK_QR)
BY_FILE = (Channel.PAPER, Channel.IMPORT)
BY_WAY = (Channel.LINK, Channel.KIOSK, Channel.ASSISTED, Channel.TYPED)
BY_OFFICER = (Channel.ASSISTED, Channel.TYPED)
"""An officer holds the pen, so the code of who it was is kept with the answer."""


class Mark(StrEnum):
    """What is noted at an answer when it comes, because nothing keeps its hour afterwards."""

    QUICK = "QUICK"  # sooner than anybody reads the questions
    OUT_OF_HOURS = "OUT_OF_HOURS"  # at a kiosk or by an officer, while the unit was closed
    DRAWN = "DRAWN"  # from somebody whom the draw of a sampling plan fell on; no sign of anything


class HourBand(StrEnum):
    """`Jam survei` of the official form."""

    MORNING = "MORNING"  # 08.00-12.00
    AFTERNOON = "AFTERNOON"  # 13.00-17.00


class Sex(StrEnum):
    MALE = "MALE"
    FEMALE = "FEMALE"


class AgeBand(StrEnum):
    """The age is never kept, only the ten years it lies in."""

    TO_20 = "TO_20"
    TO_30 = "TO_30"
    TO_40 = "TO_40"
    TO_50 = "TO_50"
    TO_60 = "TO_60"
    OVER_60 = "OVER_60"


class Education(StrEnum):
    """The official form, and the diploma of the 2004 form that its successor forgot."""

    PRIMARY = "PRIMARY"  # SD, or less
    JUNIOR = "JUNIOR"  # SMP
    SENIOR = "SENIOR"  # SMA
    DIPLOMA = "DIPLOMA"  # D1-D4
    BACHELOR = "BACHELOR"  # S1
    MASTER = "MASTER"  # S2
    DOCTOR = "DOCTOR"  # S3


class Occupation(StrEnum):
    CIVIL_SERVANT = "CIVIL_SERVANT"  # PNS
    MILITARY = "MILITARY"  # TNI
    POLICE = "POLICE"  # POLRI
    PRIVATE = "PRIVATE"  # swasta
    SELF_EMPLOYED = "SELF_EMPLOYED"  # wirausaha
    OTHER = "OTHER"


PROFILE: dict[str, type[StrEnum]] = {
    "sex": Sex,
    "age_band": AgeBand,
    "education": Education,
    "occupation": Occupation,
}
"""What may be known about a respondent. Nothing said is the empty word."""


class BatchState(StrEnum):
    PREVIEW = "PREVIEW"  # read and shown; no answer is kept
    CONFIRMED = "CONFIRMED"  # its answers count
    UNDONE = "UNDONE"  # its answers stay and no longer count
    DISCARDED = "DISCARDED"  # nothing of it was kept


class Move(StrEnum):
    CONFIRM = "CONFIRM"
    DISCARD = "DISCARD"
    UNDO = "UNDO"


LIFECYCLE = Lifecycle(
    {
        (BatchState.PREVIEW, Move.CONFIRM): BatchState.CONFIRMED,
        (BatchState.PREVIEW, Move.DISCARD): BatchState.DISCARDED,
        (BatchState.CONFIRMED, Move.UNDO): BatchState.UNDONE,
    }
)

_LAST_YEARS = (
    (20, AgeBand.TO_20),
    (30, AgeBand.TO_30),
    (40, AgeBand.TO_40),
    (50, AgeBand.TO_50),
    (60, AgeBand.TO_60),
)
_NOON_BREAK = time(12, 30)


def age_band(years: int) -> AgeBand:
    """Say which band an age lies in.

    >>> age_band(20).value, age_band(21).value, age_band(70).value
    ('TO_20', 'TO_30', 'OVER_60')
    """
    return next((band for last, band in _LAST_YEARS if years <= last), AgeBand.OVER_60)


def hour_band(at: time) -> HourBand:
    """Say which band an hour lies in; the break between them is split in the middle.

    >>> hour_band(time(9, 15)).value, hour_band(time(13)).value
    ('MORNING', 'AFTERNOON')
    """
    return HourBand.MORNING if at < _NOON_BREAK else HourBand.AFTERNOON

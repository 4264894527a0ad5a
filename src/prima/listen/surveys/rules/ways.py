"""What a way to answer lets through: which day, how fast, and by whom."""

import re
from datetime import date, timedelta

from prima.listen.surveys.rules.codes import Channel, Mark

SECONDS_A_QUESTION = 2
"""Nobody reads a question and an answer in less (Huang et al. 2012, J Bus Psychol 27, 99-114)."""
ENOUGH_QUESTIONS = 5
OFFLINE_DAYS = 31
FIRST_DAY = date(2000, 1, 1)

INTERVIEWER = re.compile(r"[A-Z0-9]{1,10}")
CLIENT = re.compile(r"[A-Za-z0-9_-]{16,64}")


def interviewer_code(text: str) -> str:
    """Read the code of whoever asks. Raises ValueError for what could be a name.

    >>> interviewer_code(" a1 ")
    'A1'
    """
    code = text.strip().upper()
    if not INTERVIEWER.fullmatch(code):
        raise ValueError("a code has at most ten letters and digits")
    return code


def may_name(channel: Channel, on: date, today: date) -> bool:
    """Say whether an answer that comes today may be of that day.

    Paper lies in a drawer for as long as it likes; a tablet finds its network within a month.

    >>> monday = date(2026, 3, 2)
    >>> may_name(Channel.KIOSK, monday - timedelta(days=3), monday)
    True
    >>> may_name(Channel.KIOSK, monday + timedelta(days=1), monday)
    False
    """
    since = FIRST_DAY if channel is Channel.TYPED else today - timedelta(days=OFFLINE_DAYS)
    return since <= on <= today


def marks(channel: Channel, *, questions: int, seconds: float | None, is_open: bool) -> list[Mark]:
    """Note what is strange about the moment of an answer. Whoever types paper is always fast.

    >>> marks(Channel.KIOSK, questions=9, seconds=6, is_open=True)
    [<Mark.QUICK: 'QUICK'>]
    >>> marks(Channel.LINK, questions=9, seconds=60, is_open=False)
    []
    """
    noted = []
    was_read = seconds is None or seconds >= SECONDS_A_QUESTION * questions
    if channel is not Channel.TYPED and questions >= ENOUGH_QUESTIONS and not was_read:
        noted.append(Mark.QUICK)
    if channel in {Channel.KIOSK, Channel.ASSISTED} and not is_open:
        noted.append(Mark.OUT_OF_HOURS)
    return noted

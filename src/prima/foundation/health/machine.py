"""Looks at the machine: room on the disk, a believable clock, and what goes with the program."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from django.conf import settings
from django.utils.translation import gettext as _

import prima
from prima.foundation.health.findings import Finding, State
from prima.foundation.journal.models import Entry

WARN_BELOW: Final = 0.10
STOP_BELOW: Final = 0.05
TOLERANCE: Final = timedelta(minutes=5)


def disk(free_share: float) -> Finding:
    percent = {"percent": int(free_share * 100)}
    advice = _("Make room: delete what is not Prima's, or put in a larger disk.")
    if free_share < STOP_BELOW:
        message = _("The disk is full: %(percent)s%% is free.") % percent
        return Finding("disk", State.BROKEN, message, advice)
    if free_share < WARN_BELOW:
        message = _("The disk is nearly full: %(percent)s%% is free.") % percent
        return Finding("disk", State.ATTENTION, message, advice)
    return Finding("disk", State.GOOD, _("There is room on the disk: %(percent)s%%.") % percent)


def free_share() -> float:
    usage = shutil.disk_usage(settings.HOME)
    return usage.free / usage.total


def clock(at: datetime, newest_entry: datetime | None, installed: datetime) -> Finding:
    """Compare the clock with what it can be compared with: it cannot lie before what is done."""
    advice = _("Set the clock, and let it follow a time server. Waits and deadlines depend on it.")
    if newest_entry is not None and at < newest_entry - TOLERANCE:
        message = _("The clock is behind the newest entry of the journal.")
        return Finding("clock", State.ATTENTION, message, advice)
    if at < installed - TOLERANCE:
        message = _("The clock shows a time before this program was installed.")
        return Finding("clock", State.ATTENTION, message, advice)
    return Finding("clock", State.GOOD, _("The clock is believable."))


def newest_entry() -> datetime | None:
    entry = Entry.objects.order_by("-pk").first()
    return entry.at if entry else None


def installed() -> datetime:
    return datetime.fromtimestamp(Path(prima.__file__).stat().st_mtime, tz=UTC)


def https() -> Finding:
    if settings.HTTPS:
        return Finding("https", State.GOOD, _("People reach Prima through https."))
    return Finding(
        "https",
        State.NOTE,
        _("People reach Prima without https: others on the network could read along."),
        _("With PRIMA_HTTPS=true behind a proxy that speaks https, passkeys work too."),
    )


def languages() -> Finding:
    for folder in settings.LOCALE_PATHS:
        for source in Path(folder).glob("*/LC_MESSAGES/*.po"):
            compiled = source.with_suffix(".mo")
            if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
                return Finding(
                    "languages",
                    State.ATTENTION,
                    _("The translations are not up to date: %(name)s.")
                    % {"name": source.parents[1].name},
                    _("Start Prima through ./prima, which prepares them."),
                )
    return Finding("languages", State.GOOD, _("Every language is ready."))

"""The board on the wall: made once as a page, and from then on kept true by events."""

from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING

from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from prima.deliver.queues import labels
from prima.deliver.queues.queries import (
    SOUNDS,
    announced_in,
    board,
    clip_file,
    clips,
    notices_up,
    promises,
)
from prima.deliver.queues.rules import AT_COUNTER
from prima.deliver.queues.rules.saying import Voice
from prima.deliver.queues.rules.screen import Light, Look, Screen
from prima.foundation.refusals import NotFound
from prima.foundation.units.queries import unit_named

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit

EACH = 12  # seconds that a notice stays
FOR_EVER = "public, max-age=31536000, immutable"  # the address changes with the clip


class NoSuchBoard(NotFound):
    code = "no-such-board"
    message = gettext_lazy("There is no such board.")
    advice = gettext_lazy("Open the board from the page where boards and voices are set up.")


@never_cache
@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    at = timezone.now()
    unit = unit_named(slug)
    try:
        screen = Screen.read({name: ",".join(said) for name, said in request.GET.lists()})
    except ValueError as error:
        raise NoSuchBoard from error
    shown = board(unit, at, screen.area)
    newest = shown.calls[0] if shown.calls else None
    notices = _notices(unit, at)
    page = {
        "unit": unit,
        "screen": screen,
        "is_big": screen.look is Look.BIG,
        "is_light": screen.light is Light.DAY if screen.light else None,
        "board": shown,
        "newest": newest,
        "is_current": newest is not None and newest.state in AT_COUNTER,
        "before": shown.calls[1:],
        "announced": _announced(unit, at),
        "notices": notices,
        "notice_now": int(at.timestamp()) // EACH % len(notices) if notices else 0,
        "at": at,
    }
    return render(request, "queues/board.html", page)


@never_cache
@require_safe
def voice(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Say which voices can say every call; with `voice` and `clip`, send one clip."""
    unit = unit_named(slug)
    if "clip" in request.GET:
        return _clip(unit, request.GET.get("voice", ""), request.GET["clip"])
    there = [clips(unit, voice) for voice in Voice]
    return JsonResponse(
        {
            known.voice: {name: file.stat().st_mtime_ns for name, file in known.files.items()}
            for known in there
            if known.is_whole
        }
    )


def _clip(unit: "Unit", voice: str, clip: str) -> FileResponse:
    file = clip_file(unit, voice, clip)
    answer = FileResponse(file.open("rb"), content_type=SOUNDS[file.suffix.lstrip(".")])
    answer.headers["Cache-Control"] = FOR_EVER
    return answer


def _notices(unit: "Unit", at: datetime) -> list[dict[str, str]]:
    """Return what the unit says and what it promises, in turn, so that neither hides the other."""
    said = [{"kind": _("Notice"), "text": notice.text} for notice in notices_up(unit, at)]
    promised = [{"kind": _("Our promise"), "text": text} for text in promises(unit, at)]
    if not said or not promised:
        return said or promised
    rounds = max(len(said), len(promised))
    in_turn = ((said[n % len(said)], promised[n % len(promised)]) for n in range(rounds))
    return list(chain.from_iterable(in_turn))


def _announced(unit: "Unit", at: datetime) -> dict[str, str]:
    """Return what is announced of each queue, by its letter."""
    said = announced_in(unit, at).items()
    return {letter: labels.announced_in_short(told) for letter, told in said}

"""Guarantees and what they did, in words."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django import template
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from prima.design.formats import SPACE, number, percent
from prima.measure.guarantees.rules import Tried
from prima.promise.charter import labels
from prima.promise.charter.rules.codes import FAULT
from prima.promise.charter.rules.document import Guarantee

if TYPE_CHECKING:
    from prima.promise.charter.queries import StandardLine

register = template.Library()


@register.filter
def guarantee_said(guarantee: Guarantee, names: Mapping[str, str]) -> str:
    return labels.sentence(guarantee, names)


@register.filter
def guarantee_excused(guarantee: Guarantee) -> str:
    return labels.excused(guarantee)


@register.filter
def promised_said(line: "StandardLine") -> str:
    return labels.promised_line(line.commitment)


@register.filter
def cost(rupiah: int) -> str:
    """Write an amount; nothing is a cost of nothing, not a gift."""
    return f"Rp{SPACE}{number(rupiah, language=get_language() or 'id')}"


@register.filter
def fired_words(tried: Tried) -> str:
    """Say how often a guarantee would have fired, of how many."""
    if not tried.is_measured:
        return _("Not measured here yet")
    language = get_language() or "id"
    words = ngettext(
        "Would have fired %(fired)s time, of %(n)s visits",
        "Would have fired %(fired)s times, of %(n)s visits",
        tried.fired,
    )
    return words % {
        "fired": number(tried.fired, 0, language=language),
        "n": number(tried.n, 0, language=language),
    }


@register.filter
def kept_words(tried: Tried) -> str:
    """Say for how many of how many nothing was owed, with the interval of the share."""
    if not tried.is_measured:
        return ""
    if tried.interval is None:
        return _("Too few to say: %(n)s visits in 90 days") % {"n": tried.n}
    language = get_language() or "id"
    return _("%(share)s of %(n)s visits in 90 days (%(low)s to %(high)s)") % {
        "share": percent(tried.kept / tried.n, language=language),
        "n": number(tried.n, 0, language=language),
        "low": percent(tried.interval.low, language=language),
        "high": percent(tried.interval.high, language=language),
    }


@register.filter
def kept_state(tried: Tried) -> str:
    if tried.interval is None:
        return "unknown"
    return "kept" if tried.fired == 0 else "broken"


@register.filter
def kept_word(tried: Tried) -> str:
    """Say in a word or two how a guarantee stands."""
    if not tried.is_measured:
        return _("Not measured here yet")
    if tried.interval is None:
        return _("Too few")
    if tried.fired == 0:
        return _("Never broken")
    return ngettext("Broken %(n)s time", "Broken %(n)s times", tried.fired) % {"n": tried.fired}


@register.filter
def excused_words(tried: Tried) -> list[str]:
    """Say whom nothing was owed to though it happened, and whose fault that was."""
    return [
        _("%(n)s times: %(why)s (%(fault)s)")
        % {"n": n, "why": labels.EXCLUSIONS[why], "fault": labels.FAULTS[FAULT[why]]}
        for why, n in tried.excused
    ]

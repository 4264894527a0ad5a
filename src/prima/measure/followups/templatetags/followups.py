"""Follow-ups as pages show them."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from prima.measure.followups import labels
from prima.measure.followups.rules import Term

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit
    from prima.kernel.periods import Period
    from prima.measure.followups.models import FollowUp

register = template.Library()
Cell = dict[str, object]


@register.simple_tag
def follow_up_head() -> list[Cell]:
    words = (_("Action"), _("Element"), _("Responsible"), _("Term"), _("How far"))
    return [{"label": word} for word in words]


@register.simple_tag
def follow_up_rows(
    unit: "Unit",
    follow_ups: "Iterable[FollowUp]",
    items: Mapping[str, str],
    opens: bool,  # noqa: FBT001 - a template gives no keywords
) -> list[list[Cell]]:
    return [
        [
            {"text": found.action, "url": _address(unit, found) if opens else ""},
            {"text": items.get(found.item, found.item)},
            {"text": found.owner},
            {"text": labels.TERMS[Term(found.term)]},
            {"state": labels.STATES[found.stand], "word": stand_words(found)},
        ]
        for found in follow_ups
    ]


@register.filter
def stand_words(found: "FollowUp") -> str:
    """Say how far an action is, as a word and a share."""
    return _("%(word)s, %(percent)s %%") % {
        "word": labels.STANDS[found.stand],
        "percent": found.done_percent,
    }


@register.filter
def term_words(found: "FollowUp") -> str:
    return str(labels.TERMS[Term(found.term)])


@register.simple_tag
def follow_up_crumbs(
    unit: "Unit", here: str, period: "Period | None" = None
) -> list[dict[str, str]]:
    measure = {"label": _("Measure"), "url": reverse("indices:home", args=[unit.slug])}
    plan = reverse("followups:plan", args=[unit.slug])
    above = (
        [] if period is None else [{"label": _("Follow-up"), "url": f"{plan}?period={period.code}"}]
    )
    return [measure, *above, {"label": here, "url": ""}]


def _address(unit: "Unit", found: "FollowUp") -> str:
    return reverse("followups:follow-up", args=[unit.slug, found.uuid])

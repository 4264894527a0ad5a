"""Rows of the office page."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from prima.design.formats import day
from prima.foundation.people.labels import ROLES
from prima.foundation.people.rules import RoleKind
from prima.foundation.units.labels import DAY_KINDS
from prima.foundation.units.rules import DayKind

if TYPE_CHECKING:
    from prima.foundation.people.models import Role
    from prima.foundation.units.models import SpecialDay

register = template.Library()


@register.filter
def role_word(role: "Role") -> str:
    return str(ROLES[RoleKind(role.kind)])


@register.filter
def week_items(week: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"term": str(name), "value": hours or _("Closed")} for name, hours in week]


@register.filter
def day_items(days: "Iterable[SpecialDay]") -> list[dict[str, str]]:
    language = get_language() or "id"
    return [
        {
            "term": day(special.on, language=language),
            "value": special.name,
            "note": ", ".join(f"{opens}-{closes}" for opens, closes in special.windows)
            or str(DAY_KINDS[DayKind(special.kind)]),
        }
        for special in days
    ]

"""The five words on the left, and where they lead in the unit at hand."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from prima.foundation.people.models import Person
from prima.foundation.people.queries import roles_held
from prima.foundation.people.rules import GRANTS, Capability, RoleKind
from prima.foundation.units.models import Unit
from prima.foundation.units.queries import service_units, within


@dataclass(frozen=True)
class Place:
    """A unit, and what this person may do there."""

    unit: Unit
    may: frozenset[Capability]


@dataclass(frozen=True)
class Link:
    label: str
    url: str
    needs: Capability | None = None
    items: "tuple[Link, ...]" = ()
    icon: str = ""


def place_of(person: Person, slug: str | None, at: datetime) -> Place | None:
    """Return the unit that a page is about, or the first one in which the person has a role."""
    roles = list(roles_held(person, at))
    seen = within(*(role.unit for role in roles))
    unit = seen.filter(slug=slug).first() if slug else (service_units() & seen).first()
    if unit is None:
        return None
    line = {unit.pk, *unit.ancestors().values_list("pk", flat=True)}
    granted = (GRANTS[RoleKind(role.kind)] for role in roles if role.unit_id in line)
    return Place(unit, frozenset().union(*granted))


def navigation(request: HttpRequest, place: Place) -> list[dict[str, object]]:
    """Return what this person may open here, in the order of the loop."""
    return [
        _shown(request.path, stage, place.may)
        for stage in _stages(place.unit.slug)
        if stage.needs is None or stage.needs in place.may
    ]


def _stages(slug: str) -> tuple[Link, ...]:
    def at(name: str) -> str:
        return reverse(name, args=[slug])

    return (
        Link(
            _("Today"),
            at("overview-of"),
            items=(Link(_("Office"), at("office"), Capability.MANAGE_UNIT),),
            icon="home",
        ),
        Link(
            _("Promise"),
            at("standards:catalogue"),
            items=(
                Link(_("Services and standards"), at("standards:catalogue")),
                Link(_("Procedures (SOP)"), at("procedures:register")),
                Link(_("Charter"), at("charter:home")),
                Link(_("Assessments"), at("assessments:home")),
            ),
            icon="document",
        ),
        Link(
            _("Deliver"),
            reverse("queues:counters"),
            Capability.SERVE,
            items=(
                Link(_("Desk"), reverse("queues:counters"), Capability.SERVE),
                Link(_("Appointments"), at("appointments:expected"), Capability.SERVE),
                Link(_("Kiosk"), at("queues:kiosk")),
                Link(_("Board"), at("queues:board")),
                Link(_("Queues and counters"), at("queues:setup"), Capability.MANAGE_UNIT),
                Link(_("Appointment plans"), at("appointments:plans"), Capability.MANAGE_UNIT),
            ),
            icon="desk",
        ),
        Link(
            _("Listen"),
            at("surveys:home"),
            Capability.COLLECT_ANSWERS,
            items=(
                Link(_("Surveys"), at("surveys:home"), Capability.COLLECT_ANSWERS),
                Link(_("Sampling plan"), at("samples:home"), Capability.SEE_MEASURES),
            ),
            icon="chat",
        ),
        Link(
            _("Measure"),
            at("indices:home"),
            Capability.SEE_MEASURES,
            items=(
                Link(_("Index"), at("indices:home"), Capability.SEE_MEASURES),
                Link(_("Waiting"), at("waiting:home"), Capability.SEE_MEASURES),
                Link(_("Analyses"), at("analyses:home"), Capability.SEE_MEASURES),
            ),
            icon="chart",
        ),
        Link(_("Improve"), at("improve"), Capability.SEE_MEASURES, icon="repeat"),
    )


def _shown(path: str, stage: Link, may: frozenset[Capability]) -> dict[str, object]:
    allowed = [link for link in stage.items if link.needs is None or link.needs in may]
    opened = [url for url in (stage.url, *(link.url for link in allowed)) if path.startswith(url)]
    nearest = max(opened, key=len, default=None)
    return {
        "label": stage.label,
        "icon": stage.icon,
        "url": stage.url,
        "current": nearest is not None,
        "items": [
            {"label": link.label, "url": link.url, "current": link.url == nearest}
            for link in allowed
        ],
    }

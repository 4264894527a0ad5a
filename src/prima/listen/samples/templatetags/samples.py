"""How a sample is said: its progress, what its answers can say, and who was chosen."""

from typing import TYPE_CHECKING

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from prima.deliver.queues.queries import ServedTicket
from prima.deliver.queues.rules import State
from prima.design import formats
from prima.kernel.periods import Period
from prima.kernel.sampling import Reach
from prima.kernel.satisfaction import Evidence
from prima.listen.samples import labels
from prima.listen.samples.queries import Progress, Standing, is_chosen
from prima.listen.samples.rules import OWN_MARGIN, Basis, Method, seal_of
from prima.listen.surveys.queries import proof_of_draw

if TYPE_CHECKING:
    from prima.deliver.queues.models import Ticket
    from prima.kernel.sampling import SystematicDraw
    from prima.listen.samples.models import Plan, Stratum

register = template.Library()
Cells = list[dict[str, object]]
Facts = list[dict[str, object]]
PER_CENT = 100


def _language() -> str:
    return "en" if get_language() == "en" else "id"


def _number(value: float, places: int = 0) -> str:
    return formats.number(value, places, language=_language())


def _percent(share: float) -> str:
    return formats.percent(share, language=_language())


@register.simple_tag
def draw_proof(ticket: "Ticket") -> str:
    """Return what the page of a chosen ticket sends along; nothing for all others."""
    ids = (ticket.unit_id, ticket.service_id, ticket.version_id)
    served = ServedTicket(ticket.uuid, *ids, ticket.on, State(ticket.state))
    return proof_of_draw(ticket.uuid) if is_chosen(served) else ""


@register.filter
def plan_period(plan: "Plan") -> str:
    return labels.period(Period.read(plan.period))


@register.filter
def plan_facts(plan: "Plan") -> Facts:
    """Say how a plan was made, as the `facts` component takes it."""
    facts: Facts = [
        {
            "term": _("People who use the service"),
            "value": _number(plan.population),
            "note": labels.BASES[Basis(plan.basis)],
        },
        {
            "term": _("Answers wanted"),
            "value": _number(plan.wanted),
            "note": labels.METHODS[Method(plan.method)],
        },
    ]
    if plan.method in OWN_MARGIN:
        margin = _("%(points)s percentage points") % {"points": _number(float(plan.margin), 1)}
        facts.append({"term": _("Margin of error"), "value": margin})
    return [
        *facts,
        {"term": _("Design effect"), "value": _number(float(plan.effect), 2)},
        {"term": _("Expected to answer"), "value": _percent(plan.response / PER_CENT)},
    ]


@register.filter
def draw_facts(plan: "Plan", is_over: object) -> Facts:
    """Say what may be known of the draw: its seal now, its seed when the period is over."""
    facts: Facts = [
        {
            "term": _("Seal in the journal"),
            "value": seal_of(plan.seed)[:16],
            "note": _("The beginning of the SHA-256 of the seed."),
        }
    ]
    if is_over:
        note = _("Whoever has the seed can draw the starts again and compare.")
        return [*facts, {"term": _("Seed"), "value": plan.seed, "note": note}]
    hidden = _("Hidden until the period is over, so that nobody can know who will be chosen.")
    return [*facts, {"term": _("Seed"), "value": hidden}]


@register.simple_tag
def progress_head() -> Cells:
    numbers = (
        _("Served"),
        _("Chosen"),
        _("Answered"),
        _("Wanted"),
        _("Response rate"),
        _("Others who answered"),
    )
    return [{"label": _("Service")}, *({"label": words, "numeric": True} for words in numbers)]


@register.simple_tag
def progress_rows(standing: Standing) -> list[Cells]:
    return [_progress_row(one) for one in (*standing.services, standing.total)]


def _progress_row(one: Progress) -> Cells:
    name = one.service.name if one.service else _("All together")
    numbers = (one.served, one.asked, one.answered, one.quota)
    return [
        {"text": name, "header": True},
        *({"text": _number(value), "numeric": True} for value in numbers),
        {"text": response_words(one), "numeric": True},
        {"text": _number(one.others), "numeric": True},
    ]


@register.filter
def response_words(one: Progress) -> str:
    """Say the response rate and between what it lies."""
    if one.share is None or one.response is None:
        return _("nobody asked yet")
    return _("%(share)s (%(low)s to %(high)s)") % {
        "share": _percent(float(one.share)),
        "low": _percent(one.response.low),
        "high": _percent(one.response.high),
    }


@register.filter
def progress_words(one: Progress) -> str:
    return _("%(answered)s of %(quota)s answers") % {
        "answered": _number(one.answered),
        "quota": _number(one.quota),
    }


@register.filter
def can_say(found: Reach) -> list[str]:
    """Say what so many answers carry."""
    if found.evidence is Evidence.SUPPRESSED:
        return []
    said = []
    if found.share_margin is not None:
        margin = _number(PER_CENT * found.share_margin, 1)
        said.append(
            _("A share, such as “content with the time”, to within %(margin)s percentage points.")
            % {"margin": margin}
        )
    if found.index_margin is not None:
        margin = _number(found.index_margin, 1)
        said.append(_("The index, to within %(margin)s points.") % {"margin": margin})
    if found.detectable is not None:
        points = _number(found.detectable, 1)
        words = _("A change since a period like this one, if it is more than %(points)s points.")
        said.append(words % {"points": points})
    return said


@register.filter
def cannot_say(found: Reach) -> list[str]:
    """Say what so many answers do not carry."""
    said = []
    if found.evidence is Evidence.SUPPRESSED:
        said.append(_("Anything at all: fewer than five answers are never shown."))
    elif found.evidence is Evidence.INDICATIVE:
        said.append(_("That a grade has changed: fewer than thirty answers are an indication."))
    if not found.meets_table:
        said.append(
            _("That the table is met: it asks for %(size)s, so %(missing)s are missing.")
            % {"size": _number(found.table_size), "missing": _number(found.missing)}
        )
    return [*said, _("How those feel who were asked and did not answer.")]


@register.filter
def step_words(draw: "SystematicDraw | Stratum") -> str:
    if draw.every == 1:
        return _("everybody")
    return _("one of every %(every)s") % {"every": _number(draw.every)}


@register.simple_tag
def sample_crumbs(above: str, url: str, here: str) -> list[dict[str, str]]:
    return [{"label": above, "url": url}, {"label": here}]

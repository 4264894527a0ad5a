"""How two standards compare, in words."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from prima.promise.standards.labels.amounts import amount, rupiahs
from prima.promise.standards.rules.codes import TimeUnit
from prima.promise.standards.rules.comparing import PRICES, TIMES, Aspect, Comparative, Verdict
from prima.promise.standards.rules.durations import NOMINAL_MINUTES

COMPARATIVES = {
    Comparative.BETTER: _("Better"),
    Comparative.FASTER: _("Faster"),
    Comparative.NEWER: _("Newer"),
    Comparative.CHEAPER: _("Cheaper"),
    Comparative.SIMPLER: _("Simpler"),
}
HOW_COMPARED = {
    Comparative.BETTER: _(
        "More promises in numbers, more of them with a redress, for more people, and"
        " complaints answered sooner."
    ),
    Comparative.FASTER: _(
        "Less time until it is finished, less waiting, less time at the counter."
    ),
    Comparative.NEWER: _(
        "A product, a channel for complaints, a way to pay or a help that the other has not."
    ),
    Comparative.CHEAPER: _("A lower highest price, or a lower lowest price."),
    Comparative.SIMPLER: _("Fewer steps, documents, copies or visits."),
}
VERDICTS = {
    Verdict.YES: _("Yes"),
    Verdict.NO: _("No, the other way round"),
    Verdict.SAME: _("The same"),
    Verdict.MIXED: _("In part better, in part worse"),
}
ASPECTS = {
    Aspect.COMMITMENTS: _("Promises in numbers"),
    Aspect.GUARANTEES: _("Promises with a redress"),
    Aspect.LOWEST_SHARE: _("Kept for at least so many of 100 people"),
    Aspect.ANSWER: _("Complaint answered within"),
    Aspect.COMPLETION: _("Completion time"),
    Aspect.WAIT: _("Waiting time"),
    Aspect.SERVICE_TIME: _("Time at the counter"),
    Aspect.PRODUCTS: _("Products that only this one has"),
    Aspect.CHANNELS: _("Channels for complaints that only this one has"),
    Aspect.WAYS_TO_PAY: _("More ways to pay than the other"),
    Aspect.HELP: _("More help for those who need it than the other"),
    Aspect.HIGHEST_PRICE: _("Highest price"),
    Aspect.LOWEST_PRICE: _("Lowest price"),
    Aspect.STEPS: _("Steps"),
    Aspect.DOCUMENTS: _("Documents"),
    Aspect.COPIES: _("Copies"),
    Aspect.VISITS: _("Visits"),
}


def counted(aspect: Aspect, value: int | None) -> str:
    """Say what one side of a comparison has."""
    if value is None:
        return gettext("Not stated")
    if aspect in TIMES:
        return nominal(value)
    return rupiahs(value) if aspect in PRICES else str(value)


def nominal(minutes: int) -> str:
    """Say working minutes in the largest unit that they fill.

    >>> from django.utils.translation import override
    >>> with override("en"):
    ...     nominal(450), nominal(120), nominal(90)
    ('1 working day', '2 working hours', '90 minutes')
    """
    for unit in (TimeUnit.WORKING_DAYS, TimeUnit.WORKING_HOURS):
        whole, rest = divmod(minutes, int(NOMINAL_MINUTES[unit]))
        if whole and not rest:
            return amount(whole, unit)
    return amount(minutes, TimeUnit.MINUTES)

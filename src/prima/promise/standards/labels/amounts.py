"""Lengths of time, prices and promises, said in the language of the page."""

from django.utils.translation import get_language, gettext, ngettext

from prima.design.formats import rupiah
from prima.promise.standards.labels.codes import MEASURES
from prima.promise.standards.rules.codes import LimitUnit, Measure, TimeUnit
from prima.promise.standards.rules.commitments import Commitment
from prima.promise.standards.rules.document import Fee, ServiceDocument

EVERYBODY = 100


def amount(value: int, unit: TimeUnit | LimitUnit) -> str:
    """Say a number with its unit."""
    match unit:
        case TimeUnit.MINUTES | LimitUnit.MINUTES:
            words = ngettext("%(value)s minute", "%(value)s minutes", value)
        case TimeUnit.WORKING_HOURS | LimitUnit.WORKING_HOURS:
            words = ngettext("%(value)s working hour", "%(value)s working hours", value)
        case TimeUnit.WORKING_DAYS | LimitUnit.WORKING_DAYS:
            words = ngettext("%(value)s working day", "%(value)s working days", value)
        case TimeUnit.CALENDAR_DAYS | LimitUnit.CALENDAR_DAYS:
            words = ngettext("%(value)s day", "%(value)s days", value)
        case LimitUnit.RUPIAH:
            return rupiahs(value)
    return words % {"value": value}


def commitment(promised: Commitment) -> str:
    """Say what is promised, and for how many."""
    most = amount(promised.limit.value, promised.limit.unit)
    if promised.measure == Measure.FEE:
        return most
    if promised.share_percent == EVERYBODY:
        return gettext("At most %(limit)s") % {"limit": most}
    return gettext("At most %(limit)s, for %(share)s of 100 people") % {
        "limit": most,
        "share": promised.share_percent,
    }


def rupiahs(amount: int) -> str:
    return rupiah(amount, language=get_language() or "id")


def price(fee: Fee | None) -> str:
    """Say what a service costs: one amount, or from the least to the most."""
    if fee is None or not (fee.free or fee.lines):
        return gettext("Not stated")
    prices = [0] if fee.free else [line.amount_rupiah for line in fee.lines]
    least, most = min(prices), max(prices)
    if least == most:
        return rupiahs(most)
    return gettext("%(least)s to %(most)s") % {"least": rupiahs(least), "most": rupiahs(most)}


def facts(document: ServiceDocument) -> list[dict[str, str]]:
    """Return what is promised in short: time, cost, product, where to complain, commitments."""
    delivery = document.standard.delivery
    completion = delivery.completion
    shown = {
        gettext("Finished within"): amount(completion.value, completion.unit) if completion else "",
        gettext("Cost"): price(delivery.fee),
        gettext("You receive"): ", ".join(product.name for product in delivery.products),
        gettext("Complaints"): ", ".join(
            channel.address
            for channel in (delivery.complaints.channels if delivery.complaints else ())
        ),
    }
    promised = {
        str(MEASURES[line.measure]): commitment(line)
        for line in document.standard.commitments
        if line.measure is not Measure.FEE
    }
    return [{"term": term, "value": value} for term, value in (shown | promised).items() if value]

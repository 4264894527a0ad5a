"""The words people read for our codes."""

from decimal import Decimal

from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from prima.deliver.queues.rules import (
    CallReason,
    Channel,
    Exit,
    IntakeReason,
    Lane,
    Order,
    ParkReason,
    Reason,
    State,
    Told,
)
from prima.deliver.queues.rules.saying import Voice
from prima.deliver.queues.rules.screen import Light, Look
from prima.design.formats import duration, number
from prima.promise.standards.labels import amount
from prima.promise.standards.rules.codes import Measure
from prima.promise.standards.rules.commitments import Commitment

STATES = {
    State.WAITING: _("Waiting"),
    State.CALLED: _("Called"),
    State.SERVING: _("Being served"),
    State.PARKED: _("Away for a while"),
    State.DONE: _("Finished"),
    State.NO_SHOW: _("Not present when called"),
    State.LEFT: _("Left the queue"),
}
CHANNELS = {
    Channel.KIOSK: _("Kiosk"),
    Channel.PHONE: _("Phone"),
    Channel.DESK: _("Desk"),
}
REASONS = {
    Reason.NEXT_STEP: _("Next step of the service"),
    Reason.WRONG_QUEUE: _("Took a number for the wrong queue"),
    Reason.MORE_ABLE: _("Somebody there can help better"),
    Reason.OTHER: _("Another reason"),
}
LANES = {
    Lane.ORDINARY: _("Ordinary"),
    Lane.ENTITLED: _("Entitled to priority"),
    Lane.APPOINTMENT: _("With an appointment"),
    Lane.QUICK: _("Quick service"),
}
CALL_REASONS = {
    CallReason.URGENT_CARE: _("Needs help at once"),
    CallReason.FRAIL: _("Cannot wait long"),
    CallReason.SMALL_CHILD: _("A small child cannot wait"),
    CallReason.CORRECTION: _("Was passed over by mistake"),
    CallReason.OTHER: _("Another reason"),
}
PARK_REASONS = {
    ParkReason.FETCH_DOCUMENT: _("Fetches a document"),
    ParkReason.PAYMENT: _("Pays somewhere else"),
    ParkReason.TEST_RESULT: _("Waits for a result"),
    ParkReason.REST: _("Needs a rest"),
    ParkReason.OTHER: _("Another reason"),
}
INTAKE_REASONS = {
    IntakeReason.AS_MANY_AS_CAN_BE_SERVED: _(
        "as many people wait as can be served before closing time."
    ),
    IntakeReason.STAFF_MISSING: _("an officer is missing today."),
    IntakeReason.OUT_OF_ORDER: _("equipment or the network is out of order."),
    IntakeReason.EMERGENCY: _("there is an emergency in the building."),
    IntakeReason.OTHER: _("an officer tells you why."),
}
EXITS = {
    Exit.AFTER_SEEING_WAIT: _("Saw the wait and took no number"),
    Exit.BEFORE_CALL: _("Left before being called"),
    Exit.AFTER_CALL: _("Left after being called"),
    Exit.DID_NOT_COME: _("Did not come when called"),
    Exit.DID_NOT_RETURN: _("Went away for a while and did not return"),
    Exit.DAY_CLOSED: _("Still waited when the day was closed"),
}
LOOKS = {
    Look.PLAIN: _("Last calls and lines"),
    Look.BIG: _("Very large: only the newest call"),
    Look.CONTRAST: _("High contrast: black, white and yellow"),
}
LIGHTS = {
    Light.DAY: _("Light"),
    Light.NIGHT: _("Dark"),
}
VOICES = {
    Voice.ID: _("Indonesian"),
    Voice.EN: _("English"),
}
PROMISES = {
    Measure.WAIT: _("%(service)s: you wait at most %(limit)s."),
    Measure.SERVICE_TIME: _("%(service)s: it takes at most %(limit)s at the counter."),
    Measure.COMPLETION: _("%(service)s: finished within %(limit)s."),
    Measure.FEE: _("%(service)s: you pay at most %(limit)s."),
    Measure.COMPLAINT_ANSWER: _("%(service)s: your complaint is answered within %(limit)s."),
}


def promise(service: str, line: Commitment) -> str:
    """Say a promise as a sentence that can hang on a wall."""
    if line.measure is Measure.FEE and not line.limit.value:
        return gettext("%(service)s: you pay nothing.") % {"service": service}
    limit = amount(line.limit.value, line.limit.unit)
    sentence = PROMISES[line.measure] % {"service": service, "limit": limit}
    if line.share_percent == 100:  # noqa: PLR2004 - everybody
        return sentence
    return gettext("%(promise)s We keep this for %(share)s of 100 people.") % {
        "promise": sentence,
        "share": line.share_percent,
    }


def announced(told: Told) -> str:
    """Say what is announced, in a sentence for who has not taken a number yet.

    The sentence is true of nine of ten people: nobody is promised a mean.
    """
    if not told.turns:
        return gettext("A counter is free: you are called at once.")
    sentence = (
        gettext("Early estimate: 9 of 10 people wait less than %(wait)s.")
        if told.is_early
        else gettext("9 of 10 people wait less than %(wait)s.")
    )
    return sentence % {"wait": duration(told.wait, language=get_language() or "id")}


def announced_in_short(told: Told) -> str:
    """Say the same beside the name of a queue."""
    sentence = (
        gettext("less than %(wait)s (early estimate)")
        if told.is_early
        else gettext("9 of 10 less than %(wait)s")
    )
    return sentence % {"wait": duration(told.wait, language=get_language() or "id")}


def _ratio(ratio: Decimal) -> str:
    decimals = 0 if ratio == int(ratio) else 2
    return number(ratio, decimals, language=get_language() or "id")


def order_in_words(order: Order) -> list[str]:
    """Say the unit's rule of whose turn it is, so that everybody can check it."""
    favoured = [
        (
            order.entitled_ratio,
            gettext(
                "A minute waited by a person entitled to priority (aged 60 or older, disabled,"
                " pregnant, nursing, or with a small child) counts as %(ratio)s minutes."
            ),
        ),
        (
            order.appointment_ratio,
            gettext("A minute waited by a person with an appointment counts as %(ratio)s minutes."),
        ),
        (
            order.quick_ratio,
            gettext("A minute waited for a quick service counts as %(ratio)s minutes."),
        ),
    ]
    said = [sentence % {"ratio": _ratio(ratio)} for ratio, sentence in favoured if ratio > 1]
    if not said:
        return [gettext("Whoever came first is called first.")]
    run = ngettext(
        "Then somebody else who waits is called, after at most %(n)s such call in a row.",
        "Then somebody else who waits is called, after at most %(n)s such calls in a row.",
        order.in_a_row,
    )
    return [
        gettext("Whoever has the longest wait, counted in this way, is called first."),
        *said,
        run % {"n": order.in_a_row},
        gettext(
            "Calling somebody out of this order needs a reason,"
            " and the board shows how often it happened."
        ),
    ]

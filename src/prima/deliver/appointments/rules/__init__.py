"""What may happen to an appointment. No database, no clock, no Django."""

from prima.deliver.appointments.rules.arriving import Arrival, arrival_at
from prima.deliver.appointments.rules.lifecycle import (
    LIFECYCLE,
    TAKING,
    WISHES,
    Move,
    State,
    WishMove,
    WishState,
)
from prima.deliver.appointments.rules.limits import Exemption, digits_of, is_an_identity
from prima.deliver.appointments.rules.names import (
    ALPHABET,
    SIGNS,
    could_be_a_secret,
    number_read,
    number_shown,
)
from prima.deliver.appointments.rules.overbooking import (
    ENOUGH,
    Filled,
    Lead,
    Record,
    lead_of,
    take_another,
)
from prima.deliver.appointments.rules.slots import Layout, Opening, openings_of
from prima.deliver.appointments.rules.terms import Terms

__all__ = [
    "ALPHABET",
    "ENOUGH",
    "LIFECYCLE",
    "SIGNS",
    "TAKING",
    "WISHES",
    "Arrival",
    "Exemption",
    "Filled",
    "Layout",
    "Lead",
    "Move",
    "Opening",
    "Record",
    "State",
    "Terms",
    "WishMove",
    "WishState",
    "arrival_at",
    "could_be_a_secret",
    "digits_of",
    "is_an_identity",
    "lead_of",
    "number_read",
    "number_shown",
    "openings_of",
    "take_another",
]

"""What can be asked about appointments: which times are free, who is expected, who waits."""

from prima.deliver.appointments.queries.days import Day, NextFree, days_of, next_free
from prima.deliver.appointments.queries.expected import (
    Expected,
    expected_on,
    left_behind,
    plans_with_a_list,
    to_be_reminded,
    units_left_behind,
)
from prima.deliver.appointments.queries.holders import (
    NoSuchAppointment,
    NoSuchWish,
    ahead_on_the_list,
    appointment_known_as,
    appointment_named,
    appointment_of,
    wish_known_as,
)
from prima.deliver.appointments.queries.plans import (
    NoAppointments,
    bookable_plans,
    plan_known,
    plan_of,
    plans_of,
)
from prima.deliver.appointments.queries.records import records_of
from prima.deliver.appointments.queries.slots import (
    NoSuchTime,
    Slot,
    is_in_reach,
    is_still_open,
    slots_on,
)

__all__ = [
    "Day",
    "Expected",
    "NextFree",
    "NoAppointments",
    "NoSuchAppointment",
    "NoSuchTime",
    "NoSuchWish",
    "Slot",
    "ahead_on_the_list",
    "appointment_known_as",
    "appointment_named",
    "appointment_of",
    "bookable_plans",
    "days_of",
    "expected_on",
    "is_in_reach",
    "is_still_open",
    "left_behind",
    "next_free",
    "plan_known",
    "plan_of",
    "plans_of",
    "plans_with_a_list",
    "records_of",
    "slots_on",
    "to_be_reminded",
    "units_left_behind",
    "wish_known_as",
]

"""The words people read for our codes."""

from django.utils.translation import gettext_lazy as _

from prima.deliver.appointments.rules import Exemption, Lead, State, WishState

STATES = {
    State.HELD: _("Offered to you"),
    State.BOOKED: _("Booked"),
    State.ARRIVED: _("Checked in"),
    State.MISSED: _("Did not come"),
    State.CANCELLED: _("Cancelled"),
    State.LAPSED: _("No longer held"),
    State.CALLED_OFF: _("Called off by us"),
}
WISHES = {
    WishState.WAITING: _("On the waiting list"),
    WishState.OFFERED: _("A time is free for you"),
    WishState.TAKEN: _("Booked"),
    WishState.LAPSED: _("The waiting list has ended"),
    WishState.WITHDRAWN: _("You left the waiting list"),
}
EXEMPTIONS = {
    Exemption.FAMILY: _("Several members of one family"),
    Exemption.CARER: _("Books for people in their care"),
    Exemption.SHARED_PHONE: _("Several people share one phone"),
    Exemption.OTHER: _("Another reason"),
}
LEADS = {
    Lead.SAME_DAY: _("On the same day"),
    Lead.DAYS_1_3: _("1 to 3 days before"),
    Lead.DAYS_4_7: _("4 to 7 days before"),
    Lead.DAYS_8_14: _("8 to 14 days before"),
    Lead.LONGER: _("More than 14 days before"),
}

"""The words people read for our codes."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from prima.measure.followups.rules import Stand, Term

TERMS = {
    Term.SHORT: _("Short: less than 12 months"),
    Term.MIDDLE: _("Middle: 12 to 24 months"),
    Term.LONG: _("Long: more than 24 months"),
}
STANDS = {
    Stand.PLANNED: pgettext_lazy("follow-up", "Planned"),
    Stand.BEGUN: pgettext_lazy("follow-up", "Under way"),
    Stand.DONE: pgettext_lazy("follow-up", "Done"),
}
STATES = {
    Stand.PLANNED: "unknown",
    Stand.BEGUN: "at-risk",
    Stand.DONE: "kept",
}

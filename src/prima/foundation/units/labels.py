"""The words people read for our codes."""

from django.utils.translation import gettext_lazy as _

from prima.foundation.units.rules import DayKind, Kind, Zone

KINDS = {
    Kind.NATION: _("Nation"),
    Kind.PROVINCE: _("Province"),
    Kind.REGENCY: _("Regency or city"),
    Kind.AGENCY: _("Agency"),
    Kind.SERVICE_UNIT: _("Service unit"),
}
ZONES = {
    Zone.WIB: _("WIB (western Indonesia)"),
    Zone.WITA: _("WITA (central Indonesia)"),
    Zone.WIT: _("WIT (eastern Indonesia)"),
}
DAY_KINDS = {
    DayKind.HOLIDAY: _("Public holiday"),
    DayKind.JOINT_LEAVE: _("Joint leave day"),
    DayKind.CLOSED: _("Closed"),
    DayKind.SPECIAL_HOURS: _("Special hours"),
}

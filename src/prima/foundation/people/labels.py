"""The words people read for our codes."""

from django.utils.translation import gettext_lazy as _

from prima.foundation.people.rules import RoleKind

ROLES = {
    RoleKind.ADMINISTRATOR: _("Administrator"),
    RoleKind.HEAD: _("Head of unit"),
    RoleKind.OFFICER: _("Officer"),
    RoleKind.INSPECTOR: _("Inspector"),
}

"""Ready-made follow-ups for tests, built through the real actions."""

from datetime import datetime
from typing import TYPE_CHECKING

from prima.foundation.units.testing import MONDAY_9AM
from prima.kernel.periods import Period
from prima.measure.followups.actions import plan_follow_up
from prima.measure.followups.models import FollowUp
from prima.measure.followups.rules import Term

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit

S1 = Period.read("2026-S1")
ACTION = "Memasang daftar persyaratan di pintu masuk"
OWNER = "Kepala Seksi Pelayanan"


def a_follow_up(
    unit: "Unit", period: Period = S1, *, item: str = "REQUIREMENTS", at: datetime = MONDAY_9AM
) -> FollowUp:
    return plan_follow_up(unit, period, item, action=ACTION, owner=OWNER, term=Term.SHORT, at=at)

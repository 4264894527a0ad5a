from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from prima.foundation.units.actions import (
    OtherInstallation,
    OverlappingHours,
    UnknownRegion,
    establish_unit,
    found,
    name_special_day,
    seed_holidays,
    set_hours,
)
from prima.foundation.units.labels import DAY_KINDS, KINDS, ZONES
from prima.foundation.units.models import OpeningWindow, SpecialDay, Unit
from prima.foundation.units.queries import calendar_of, installation, within
from prima.foundation.units.rules import DayKind, Installation, Kind, Zone
from prima.foundation.units.testing import MONDAY_9AM, MORNING, a_unit

pytestmark = pytest.mark.django_db
JAKARTA = ZoneInfo("Asia/Jakarta")


class TestCalendar:
    def test_opens_and_closes_with_the_units_hours(self, puskesmas: Unit) -> None:
        calendar = calendar_of(puskesmas)

        assert calendar.is_open(MONDAY_9AM)
        assert not calendar.is_open(datetime(2026, 3, 2, 12, 30, tzinfo=JAKARTA))
        assert not calendar.is_open(datetime(2026, 3, 1, 9, tzinfo=JAKARTA))

    def test_keeps_the_units_own_time_zone(self) -> None:
        east = a_unit("Puskesmas Sentani", zone=Zone.WIT)

        eight_in_jayapura = datetime(2026, 3, 2, 8, tzinfo=ZoneInfo("Asia/Jayapura"))
        two_in_jakarta = datetime(2026, 3, 2, 14, tzinfo=JAKARTA)
        assert calendar_of(east).is_open(eight_in_jayapura)
        assert not calendar_of(east).is_open(two_in_jakarta)

    def test_knows_at_once_that_a_day_became_special(self, puskesmas: Unit) -> None:
        assert calendar_of(puskesmas).is_open(MONDAY_9AM)

        name_special_day(puskesmas, date(2026, 3, 2), "Banjir", kind=DayKind.CLOSED, at=MONDAY_9AM)

        assert not calendar_of(puskesmas).is_open(MONDAY_9AM)

    def test_follows_the_unit_above_until_it_has_hours_of_its_own(self, puskesmas: Unit) -> None:
        branch = establish_unit("Pustu", at=MONDAY_9AM, parent=puskesmas)
        assert calendar_of(branch).is_open(MONDAY_9AM)

        set_hours(branch, {5: [MORNING]}, at=MONDAY_9AM)
        branch.refresh_from_db()

        assert not calendar_of(branch).is_open(MONDAY_9AM)

    def test_takes_special_days_from_above_and_lets_the_nearest_one_stand(
        self, puskesmas: Unit
    ) -> None:
        branch = establish_unit("Pustu", at=MONDAY_9AM, parent=puskesmas)
        monday = date(2026, 3, 2)
        name_special_day(puskesmas, monday, "Libur", kind=DayKind.HOLIDAY, at=MONDAY_9AM)
        branch.refresh_from_db()
        assert not calendar_of(branch).is_open(MONDAY_9AM)

        name_special_day(
            branch, monday, "Buka", kind=DayKind.SPECIAL_HOURS, windows=[MORNING], at=MONDAY_9AM
        )

        assert calendar_of(branch).is_open(MONDAY_9AM)


class TestSetHours:
    def test_refuses_hours_that_overlap_and_keeps_the_old_ones(self, puskesmas: Unit) -> None:
        overlapping = [(time(8), time(12)), (time(11), time(15))]

        with pytest.raises(OverlappingHours):
            set_hours(puskesmas, {0: overlapping}, at=MONDAY_9AM)

        assert calendar_of(puskesmas).is_open(MONDAY_9AM)

    def test_takes_a_night_shift_and_a_door_that_never_closes(self, puskesmas: Unit) -> None:
        set_hours(puskesmas, {0: [(time(22), time(6))], 2: [(time(0), time(0))]}, at=MONDAY_9AM)

        calendar = calendar_of(puskesmas)
        assert calendar.is_open(datetime(2026, 3, 3, 5, 59, tzinfo=JAKARTA))
        assert calendar.is_open(datetime(2026, 3, 4, 0, tzinfo=JAKARTA))
        assert not calendar.is_open(datetime(2026, 3, 3, 6, tzinfo=JAKARTA))


class TestSeedHolidays:
    def test_writes_the_national_days_and_joint_leave(self, puskesmas: Unit) -> None:
        seed_holidays(puskesmas, [2026], at=MONDAY_9AM)

        days = puskesmas.special_days
        assert days.filter(kind=DayKind.HOLIDAY).count() == 17
        assert days.filter(kind=DayKind.JOINT_LEAVE).count() == 8

    def test_leaves_alone_what_somebody_wrote(self, puskesmas: Unit) -> None:
        independence = date(2026, 8, 17)
        name_special_day(puskesmas, independence, "Kami buka", kind=DayKind.SPECIAL_HOURS,
                         windows=[MORNING], at=MONDAY_9AM)  # fmt: skip

        seed_holidays(puskesmas, [2026], at=MONDAY_9AM)

        assert puskesmas.special_days.get(on=independence).name == "Kami buka"


class TestTree:
    def test_within_is_the_unit_and_all_below(self, puskesmas: Unit) -> None:
        village = a_unit("Pustu", parent=a_unit("Puskesmas Pembantu", parent=puskesmas))
        a_unit("Kelurahan")

        assert village in within(puskesmas)
        assert within(puskesmas).count() == 3

    def test_two_units_of_one_name_have_two_addresses(self, puskesmas: Unit) -> None:
        assert a_unit(puskesmas.name).slug != puskesmas.slug

    def test_refuses_a_code_that_is_no_region(self) -> None:
        with pytest.raises(UnknownRegion):
            establish_unit("Kantor", at=MONDAY_9AM, region_code="3374")


class TestFound:
    def test_a_demonstration_never_becomes_real(self) -> None:
        found(Installation.DEMO, at=MONDAY_9AM)
        found(Installation.DEMO, at=MONDAY_9AM)

        with pytest.raises(OtherInstallation):
            found(Installation.REAL, at=MONDAY_9AM)
        assert installation() == Installation.DEMO


def test_every_code_has_words() -> None:
    assert (set(KINDS), set(ZONES), set(DAY_KINDS)) == (set(Kind), set(Zone), set(DayKind))


@pytest.mark.parametrize(
    ("model", "change", "constraint"),
    [
        (Unit, {"kind": "PALACE"}, "unit_kind_is_known"),
        (Unit, {"zone": "UTC"}, "unit_zone_is_known"),
        (OpeningWindow, {"weekday": 7}, "opening_weekday_exists"),
        (SpecialDay, {"kind": "FUN"}, "special_day_kind_is_known"),
    ],
)
def test_the_database_refuses_what_cannot_be(
    puskesmas: Unit,
    model: type[Unit] | type[OpeningWindow] | type[SpecialDay],
    change: dict[str, object],
    constraint: str,
) -> None:
    name_special_day(puskesmas, date(2026, 3, 2), "Libur", kind=DayKind.HOLIDAY, at=MONDAY_9AM)

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        model._default_manager.update(**change)  # noqa: SLF001 - Django's own name for it

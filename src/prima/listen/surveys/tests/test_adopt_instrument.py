import pytest
from django.db import IntegrityError, transaction

from prima.foundation.journal.models import Entry
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM
from prima.kernel.satisfaction.class_tables import IKM_2004, SKM_2017
from prima.kernel.satisfaction.instruments import (
    IKM_2004_ITEMS,
    IKM_INSTRUMENT,
    SKM_2017_ITEMS,
    SKM_INSTRUMENT,
)
from prima.listen.surveys.actions import (
    InstrumentAnswered,
    adopt_instrument,
    adopt_official_instruments,
)
from prima.listen.surveys.models import Instrument
from prima.listen.surveys.queries import (
    NoInstrument,
    instrument_in_use,
    instrument_known_as,
    questionnaire_of,
)
from prima.listen.surveys.rules.instruments import Questionnaire, shipped
from prima.listen.surveys.testing import an_instrument, answers
from prima.promise.standards.models import Service

pytestmark = pytest.mark.django_db


class TestWhatIsShipped:
    def test_asks_the_unsur_of_the_regulations_in_their_order(self) -> None:
        assert shipped("skm-2017").codes == SKM_2017_ITEMS
        assert shipped("ikm-2004").codes == IKM_2004_ITEMS

    def test_weighs_and_judges_as_the_kernel_does(self) -> None:
        assert shipped("skm-2017").scoring == SKM_INSTRUMENT
        assert shipped("ikm-2004").scoring == IKM_INSTRUMENT

    def test_asks_facilities_before_complaints_as_the_sample_form_does(self) -> None:
        asked = [item.code for item in shipped("skm-2017").in_questionnaire]

        assert asked[7:] == ["FACILITIES", "COMPLAINTS"]
        assert shipped("skm-2017").codes[7:] == ("COMPLAINTS", "FACILITIES")

    def test_has_the_official_answers_of_cost_and_complaints(self) -> None:
        labels = {item.code: item.labels.id for item in shipped("skm-2017").items}

        assert labels["COST"] == ("Sangat mahal", "Cukup mahal", "Murah", "Gratis")
        assert labels["COMPLAINTS"] == (
            "Tidak ada",
            "Ada tetapi tidak berfungsi",
            "Berfungsi kurang maksimal",
            "Dikelola dengan baik",
        )


class TestQuestionnaire:
    def changed(self, **change: object) -> dict[str, object]:
        return shipped("skm-2017").model_dump() | change

    def test_refuses_weights_that_do_not_add_up(self) -> None:
        items = [item.model_dump() | {"weight": "0.111"} for item in shipped("skm-2017").items]

        with pytest.raises(ValueError, match="exactly 1"):
            Questionnaire.model_validate(self.changed(items=items))

    def test_refuses_two_items_of_one_code(self) -> None:
        items = [item.model_dump() for item in shipped("skm-2017").items]
        items[1]["code"] = items[0]["code"]

        with pytest.raises(ValueError, match="one item only"):
            Questionnaire.model_validate(self.changed(items=items))

    def test_refuses_a_number_twice(self) -> None:
        items = [item.model_dump() for item in shipped("skm-2017").items]
        items[1]["number"] = 1

        with pytest.raises(ValueError, match="numbered 1 to 9"):
            Questionnaire.model_validate(self.changed(items=items))

    def test_refuses_a_class_table_that_nobody_knows(self) -> None:
        with pytest.raises(ValueError, match="class tables are"):
            Questionnaire.model_validate(self.changed(class_table="SKM_1999"))


class TestAdoptInstrument:
    def test_stores_the_class_table_and_the_weights_with_it(self, puskesmas: Unit) -> None:
        adopted = an_instrument(puskesmas)

        assert adopted.class_table == SKM_2017.as_dict()
        assert adopted.scoring == SKM_INSTRUMENT
        assert questionnaire_of(adopted) == shipped("skm-2017")
        assert Entry.objects.filter(verb="instrument.adopted").count() == 1

    def test_adopting_the_same_again_changes_nothing(self, puskesmas: Unit) -> None:
        first, again = an_instrument(puskesmas), an_instrument(puskesmas)

        assert first == again
        assert Entry.objects.filter(verb="instrument.adopted").count() == 1

    def test_takes_a_correction_while_nobody_has_answered(self, skm: Instrument) -> None:
        corrected = shipped("skm-2017").model_copy(update={"regulation": "PermenPANRB 14 of 2017"})

        adopt_instrument(corrected, unit=Unit.objects.get(), at=MONDAY_9AM)

        skm.refresh_from_db()
        assert skm.regulation == "PermenPANRB 14 of 2017"

    def test_never_edits_what_has_been_answered(self, service: Service) -> None:
        answers(service, 1)
        corrected = shipped("skm-2017").model_copy(update={"regulation": "Another"})

        with pytest.raises(InstrumentAnswered):
            adopt_instrument(corrected, unit=service.unit, at=MONDAY_9AM)

    def test_the_database_itself_keeps_what_has_been_answered(self, service: Service) -> None:
        answers(service, 1)

        with pytest.raises(IntegrityError, match="answered never changes"), transaction.atomic():
            Instrument.objects.filter(code="SKM").update(regulation="Another")
        with pytest.raises(IntegrityError), transaction.atomic():
            Instrument.objects.filter(code="SKM")._raw_delete("default")  # noqa: SLF001 - past Django's own guard

    def test_both_official_ones_come_at_once_and_the_newer_is_asked(self, puskesmas: Unit) -> None:
        asked = adopt_official_instruments(unit=puskesmas, at=MONDAY_9AM)

        assert asked == instrument_in_use()
        assert asked.code == "SKM"
        assert instrument_known_as("IKM", "2004").class_table == IKM_2004.as_dict()

    def test_says_so_when_nothing_was_adopted(self) -> None:
        with pytest.raises(NoInstrument):
            instrument_in_use()
        with pytest.raises(NoInstrument):
            instrument_known_as("SKM", "2099")

"""What the machine finds in forty planted faults, and that it finds nothing where nothing is."""

import pytest

from prima.promise.standards.rules.catalogue import catalogue
from prima.promise.standards.rules.findings import Finding, findings
from prima.promise.standards.tests.faults import Fault, beside_the_template, planted_faults

FAULTS = planted_faults()
ENOUGH = 38


def new_in(fault: Fault) -> list[Finding]:
    beside = beside_the_template(fault.template)
    known = findings(catalogue()[fault.template], beside)
    return [each for each in findings(fault.document, beside) if each not in known]


class TestCorpus:
    def test_is_forty_faults_of_many_kinds(self) -> None:
        assert len(FAULTS) == 40
        assert len({fault.code for fault in FAULTS}) >= 30
        assert {fault.template for fault in FAULTS} == set(catalogue())

    def test_is_found_nearly_whole(self) -> None:
        missed = [
            str(fault)
            for fault in FAULTS
            if fault.code not in {each.code for each in new_in(fault)}
        ]

        assert len(FAULTS) - len(missed) >= ENOUGH, missed

    @pytest.mark.parametrize("fault", FAULTS, ids=str)
    def test_raises_no_other_alarm(self, fault: Fault) -> None:
        others = {each.code for each in new_in(fault)} - {fault.code} - fault.also

        assert others == set()

    @pytest.mark.parametrize("code", sorted(catalogue()))
    def test_a_template_is_clean_in_its_unit(self, code: str) -> None:
        assert findings(catalogue()[code], beside_the_template(code)) == ()

"""What a good standard is by two rules: principles, and the criteria that stand for them.

Six principles of PermenPANRB 15/2014 and ten of KepmenPAN 63/2003. A principle is a few criteria; a
criterion has the kinds of finding that speak against it, and the components that it needs. How a
document stands against them: `scoring`.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from prima.promise.standards.rules.codes import Component
from prima.promise.standards.rules.findings import FindingCode

F = FindingCode


class Principle(StrEnum):
    CONSENSUS = "CONSENSUS"
    SIMPLE = "SIMPLE"
    CONCRETE = "CONCRETE"
    MEASURABLE = "MEASURABLE"
    OPEN = "OPEN"
    AFFORDABLE = "AFFORDABLE"

    SIMPLICITY = "SIMPLICITY"
    CLARITY = "CLARITY"
    CERTAINTY_OF_TIME = "CERTAINTY_OF_TIME"
    ACCURACY = "ACCURACY"
    SECURITY = "SECURITY"
    RESPONSIBILITY = "RESPONSIBILITY"
    FACILITIES = "FACILITIES"
    ACCESS = "ACCESS"
    COURTESY = "COURTESY"
    COMFORT = "COMFORT"


SIX_OF_2014 = tuple(Principle)[:6]
TEN_OF_2003 = tuple(Principle)[6:]


class Criterion(StrEnum):
    PUBLIC_WAS_ASKED = "PUBLIC_WAS_ASKED"
    COMMENTS_ANSWERED = "COMMENTS_ANSWERED"
    NOTHING_NEEDLESS_ASKED = "NOTHING_NEEDLESS_ASKED"
    NOT_MORE_THAN_NEEDED = "NOT_MORE_THAN_NEEDED"
    PLAIN_WORDS = "PLAIN_WORDS"
    STEPS_HAVE_TIMES = "STEPS_HAVE_TIMES"
    NOTHING_VAGUE = "NOTHING_VAGUE"
    DEADLINES_HAVE_UNITS = "DEADLINES_HAVE_UNITS"
    PROMISES_IN_NUMBERS = "PROMISES_IN_NUMBERS"
    PROMISES_CAN_BE_KEPT = "PROMISES_CAN_BE_KEPT"
    PUBLIC_COMPONENTS_FILLED = "PUBLIC_COMPONENTS_FILLED"
    COMPLAINTS_HAVE_A_WAY = "COMPLAINTS_HAVE_A_WAY"
    OFFICIAL_IS_NAMED = "OFFICIAL_IS_NAMED"
    FEES_ARE_LAWFUL = "FEES_ARE_LAWFUL"
    PRICE_IS_KNOWN = "PRICE_IS_KNOWN"
    NOBODY_LEFT_OUT = "NOBODY_LEFT_OUT"
    HOURS_ARE_CLEAR = "HOURS_ARE_CLEAR"
    PRODUCT_IS_PROVEN = "PRODUCT_IS_PROVEN"
    RULES_IN_FORCE = "RULES_IN_FORCE"
    SAFETY_IS_PROMISED = "SAFETY_IS_PROMISED"
    SOMEBODY_SUPERVISES = "SOMEBODY_SUPERVISES"
    REDRESS_IS_PROMISED = "REDRESS_IS_PROMISED"
    FACILITIES_ARE_LISTED = "FACILITIES_ARE_LISTED"
    SEVERAL_CHANNELS = "SEVERAL_CHANNELS"
    STAFF_ARE_ABLE = "STAFF_ARE_ABLE"
    CONDUCT_IS_JUDGED = "CONDUCT_IS_JUDGED"
    WAIT_IS_PROMISED = "WAIT_IS_PROMISED"


CRITERIA: Mapping[Principle, tuple[Criterion, ...]] = MappingProxyType(
    {
        Principle.CONSENSUS: (Criterion.PUBLIC_WAS_ASKED, Criterion.COMMENTS_ANSWERED),
        Principle.SIMPLE: (
            Criterion.NOTHING_NEEDLESS_ASKED,
            Criterion.NOT_MORE_THAN_NEEDED,
            Criterion.PLAIN_WORDS,
        ),
        Principle.CONCRETE: (
            Criterion.STEPS_HAVE_TIMES,
            Criterion.NOTHING_VAGUE,
            Criterion.DEADLINES_HAVE_UNITS,
        ),
        Principle.MEASURABLE: (
            Criterion.PROMISES_IN_NUMBERS,
            Criterion.PROMISES_CAN_BE_KEPT,
            Criterion.WAIT_IS_PROMISED,
        ),
        Principle.OPEN: (
            Criterion.PUBLIC_COMPONENTS_FILLED,
            Criterion.COMPLAINTS_HAVE_A_WAY,
            Criterion.OFFICIAL_IS_NAMED,
            Criterion.PLAIN_WORDS,
        ),
        Principle.AFFORDABLE: (
            Criterion.PRICE_IS_KNOWN,
            Criterion.FEES_ARE_LAWFUL,
            Criterion.NOBODY_LEFT_OUT,
        ),
        Principle.SIMPLICITY: (
            Criterion.NOTHING_NEEDLESS_ASKED,
            Criterion.NOT_MORE_THAN_NEEDED,
            Criterion.PLAIN_WORDS,
        ),
        Principle.CLARITY: (
            Criterion.PUBLIC_COMPONENTS_FILLED,
            Criterion.OFFICIAL_IS_NAMED,
            Criterion.PRICE_IS_KNOWN,
            Criterion.NOTHING_VAGUE,
        ),
        Principle.CERTAINTY_OF_TIME: (
            Criterion.STEPS_HAVE_TIMES,
            Criterion.PROMISES_CAN_BE_KEPT,
            Criterion.DEADLINES_HAVE_UNITS,
            Criterion.HOURS_ARE_CLEAR,
        ),
        Principle.ACCURACY: (Criterion.PRODUCT_IS_PROVEN, Criterion.RULES_IN_FORCE),
        Principle.SECURITY: (Criterion.SAFETY_IS_PROMISED, Criterion.RULES_IN_FORCE),
        Principle.RESPONSIBILITY: (
            Criterion.OFFICIAL_IS_NAMED,
            Criterion.COMPLAINTS_HAVE_A_WAY,
            Criterion.SOMEBODY_SUPERVISES,
            Criterion.REDRESS_IS_PROMISED,
        ),
        Principle.FACILITIES: (Criterion.FACILITIES_ARE_LISTED,),
        Principle.ACCESS: (
            Criterion.HOURS_ARE_CLEAR,
            Criterion.SEVERAL_CHANNELS,
            Criterion.NOBODY_LEFT_OUT,
        ),
        Principle.COURTESY: (Criterion.STAFF_ARE_ABLE, Criterion.CONDUCT_IS_JUDGED),
        Principle.COMFORT: (Criterion.FACILITIES_ARE_LISTED, Criterion.WAIT_IS_PROMISED),
    }
)
AGAINST: Mapping[Criterion, frozenset[FindingCode]] = MappingProxyType(
    {
        Criterion.NOTHING_NEEDLESS_ASKED: frozenset(
            {
                F.REQUIREMENT_UNUSED,
                F.REQUIREMENT_TWICE,
                F.REQUIREMENT_OPEN_ENDED,
                F.STATE_HOLDS_DOCUMENT,
            }
        ),
        Criterion.NOT_MORE_THAN_NEEDED: frozenset(
            {code for code in FindingCode if code.startswith("MORE_")}
        ),
        Criterion.PLAIN_WORDS: frozenset(
            {
                F.JARGON,
                F.ABBREVIATION_UNEXPLAINED,
                F.SENTENCE_TOO_LONG,
                F.TEXT_TOO_HARD,
                F.SHOUTING,
            }
        ),
        Criterion.STEPS_HAVE_TIMES: frozenset({F.STEP_WITHOUT_TIME}),
        Criterion.NOTHING_VAGUE: frozenset({F.VAGUE, F.PLACEHOLDER, F.REQUIREMENT_OPEN_ENDED}),
        Criterion.DEADLINES_HAVE_UNITS: frozenset({F.DEADLINE_WITHOUT_UNIT, F.DAYS_UNCLEAR}),
        Criterion.PROMISES_IN_NUMBERS: frozenset(
            {
                F.COMMITMENT_UNMEASURABLE,
                F.NO_COMMITMENT,
                F.COMMITMENTS_CONTRADICT,
                F.SHARE_TOO_LOW,
            }
        ),
        Criterion.PROMISES_CAN_BE_KEPT: frozenset(
            {
                F.COMPLETION_SHORTER_THAN_STEPS,
                F.COMMITMENT_SHORTER_THAN_STEPS,
                F.COMPLETION_PROMISES_DIFFER,
                F.ANSWER_PROMISES_DIFFER,
            }
        ),
        Criterion.COMPLAINTS_HAVE_A_WAY: frozenset(
            {
                F.COMPLAINT_PROCEDURE_EMPTY,
                F.COMPLAINT_OFFICER_UNNAMED,
                F.CHANNEL_UNREACHABLE,
                F.LAPOR_MISSING,
                F.ANSWER_TOO_LATE,
            }
        ),
        Criterion.OFFICIAL_IS_NAMED: frozenset({F.RESPONSIBLE_UNNAMED, F.NAMES_A_PERSON}),
        Criterion.FEES_ARE_LAWFUL: frozenset({F.FEE_WITHOUT_LEGAL_BASIS, F.UNOFFICIAL_PAYMENT}),
        Criterion.PRICE_IS_KNOWN: frozenset(
            {F.FEE_OUTSIDE_PRICE_LIST, F.FEE_PROMISES_DIFFER, F.PAYMENT_UNEXPLAINED}
        ),
        Criterion.NOBODY_LEFT_OUT: frozenset({F.NO_HELP_FOR_VULNERABLE}),
        Criterion.HOURS_ARE_CLEAR: frozenset(
            {F.OPENING_OUTSIDE_UNIT_HOURS, F.OPENING_CONTRADICTS_ITSELF, F.OPENING_UNCLEAR}
        ),
        Criterion.PRODUCT_IS_PROVEN: frozenset({F.NO_PROOF_OF_HANDOVER, F.NO_PROOF_OF_RECEIPT}),
        Criterion.RULES_IN_FORCE: frozenset(
            {F.RULE_REPEALED, F.RULE_UNNUMBERED, F.LOCAL_RULE_UNNAMED}
        ),
        Criterion.REDRESS_IS_PROMISED: frozenset({F.NO_REDRESS}),
        Criterion.STAFF_ARE_ABLE: frozenset({F.STAFF_WITHOUT_COMPETENCE}),
    }
)
NEEDS: Mapping[Criterion, frozenset[Component]] = MappingProxyType(
    {
        Criterion.NOTHING_NEEDLESS_ASKED: frozenset({Component.REQUIREMENTS, Component.PROCEDURE}),
        Criterion.NOT_MORE_THAN_NEEDED: frozenset({Component.PROCEDURE}),
        Criterion.PLAIN_WORDS: frozenset({Component.PROCEDURE}),
        Criterion.NOTHING_VAGUE: frozenset({Component.PROCEDURE}),
        Criterion.DEADLINES_HAVE_UNITS: frozenset({Component.COMPLETION_TIME}),
        Criterion.STEPS_HAVE_TIMES: frozenset({Component.PROCEDURE}),
        Criterion.PROMISES_CAN_BE_KEPT: frozenset({Component.COMPLETION_TIME}),
        Criterion.PUBLIC_COMPONENTS_FILLED: frozenset(tuple(Component)[:6]),
        Criterion.COMPLAINTS_HAVE_A_WAY: frozenset({Component.COMPLAINTS}),
        Criterion.PRICE_IS_KNOWN: frozenset({Component.FEE}),
        Criterion.FEES_ARE_LAWFUL: frozenset({Component.FEE}),
        Criterion.PRODUCT_IS_PROVEN: frozenset({Component.PRODUCT}),
        Criterion.RULES_IN_FORCE: frozenset({Component.LEGAL_BASIS}),
        Criterion.SAFETY_IS_PROMISED: frozenset({Component.SAFETY_GUARANTEE}),
        Criterion.SOMEBODY_SUPERVISES: frozenset({Component.INTERNAL_SUPERVISION}),
        Criterion.REDRESS_IS_PROMISED: frozenset({Component.SERVICE_GUARANTEE}),
        Criterion.FACILITIES_ARE_LISTED: frozenset({Component.FACILITIES}),
        Criterion.STAFF_ARE_ABLE: frozenset({Component.COMPETENCE, Component.STAFF}),
        Criterion.CONDUCT_IS_JUDGED: frozenset({Component.EVALUATION}),
    }
)

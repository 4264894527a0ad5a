"""The words people read for our codes, values, places and problems."""

from prima.promise.standards.labels.advice import ADVICE
from prima.promise.standards.labels.amounts import amount, commitment, facts, price, rupiahs
from prima.promise.standards.labels.codes import (
    ACTORS,
    CHANNELS,
    COMPONENTS,
    CUSTOMERS,
    FUNCTIONS,
    GOODS,
    KINDS,
    MEASURES,
    NATURES,
    PATTERNS,
    STATES,
    WEEKDAYS,
    WORDS,
)
from prima.promise.standards.labels.comparing import (
    ASPECTS,
    COMPARATIVES,
    HOW_COMPARED,
    VERDICTS,
    counted,
    nominal,
)
from prima.promise.standards.labels.differences import DIFFERENCES, Told, said, told, told_in_order
from prima.promise.standards.labels.fields import FIELDS, place
from prima.promise.standards.labels.findings import SEVERITIES, advice, found, source
from prima.promise.standards.labels.found import FINDINGS
from prima.promise.standards.labels.principles import CRITERIA, PRINCIPLES
from prima.promise.standards.labels.problems import EXPECTED, PROBLEMS, problem
from prima.promise.standards.labels.sources import SOURCES

__all__ = [
    "ACTORS",
    "ADVICE",
    "ASPECTS",
    "CHANNELS",
    "COMPARATIVES",
    "COMPONENTS",
    "CRITERIA",
    "CUSTOMERS",
    "DIFFERENCES",
    "EXPECTED",
    "FIELDS",
    "FINDINGS",
    "FUNCTIONS",
    "GOODS",
    "HOW_COMPARED",
    "KINDS",
    "MEASURES",
    "NATURES",
    "PATTERNS",
    "PRINCIPLES",
    "PROBLEMS",
    "SEVERITIES",
    "SOURCES",
    "STATES",
    "VERDICTS",
    "WEEKDAYS",
    "WORDS",
    "Told",
    "advice",
    "amount",
    "commitment",
    "counted",
    "facts",
    "found",
    "nominal",
    "place",
    "price",
    "problem",
    "rupiahs",
    "said",
    "source",
    "told",
    "told_in_order",
]

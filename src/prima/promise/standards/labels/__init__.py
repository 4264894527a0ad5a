"""The words people read for our codes, values, places and problems."""

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
from prima.promise.standards.labels.differences import DIFFERENCES, Told, said, told, told_in_order
from prima.promise.standards.labels.fields import FIELDS, place
from prima.promise.standards.labels.findings import ADVICE, FINDINGS, advice, found
from prima.promise.standards.labels.problems import EXPECTED, PROBLEMS, problem

__all__ = [
    "ACTORS",
    "ADVICE",
    "CHANNELS",
    "COMPONENTS",
    "CUSTOMERS",
    "DIFFERENCES",
    "EXPECTED",
    "FIELDS",
    "FINDINGS",
    "FUNCTIONS",
    "GOODS",
    "KINDS",
    "MEASURES",
    "NATURES",
    "PATTERNS",
    "PROBLEMS",
    "STATES",
    "WEEKDAYS",
    "WORDS",
    "Told",
    "advice",
    "amount",
    "commitment",
    "facts",
    "found",
    "place",
    "price",
    "problem",
    "rupiahs",
    "said",
    "told",
    "told_in_order",
]

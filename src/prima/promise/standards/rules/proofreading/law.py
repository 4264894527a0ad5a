"""Whether the rules that a standard rests on are in force, and named so that they can be found."""

import re
from collections.abc import Iterator

from prima.promise.standards.rules.document import ServiceDocument
from prima.promise.standards.rules.proofreading.finding import (
    DELIVERY,
    MANUFACTURING,
    Finding,
    FindingCode,
    Path,
    Surroundings,
)
from prima.promise.standards.rules.proofreading.lists import RepealedRule, any_of, word_list

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

_LOCAL = re.compile(r"\bsetempat\b", re.IGNORECASE)


def law(document: ServiceDocument, beside: Surroundings) -> Iterator[Finding]:
    for path, rule in _rules(document):
        for repealed in word_list("repealed-rules").repealed:
            if _is(rule, repealed):
                yield Finding(
                    FindingCode.RULE_REPEALED, path, quoted=rule, instead=repealed.instead
                )
        if not _YEAR.search(rule):
            yield from _unnumbered(path, rule, beside)


def _unnumbered(path: Path, rule: str, beside: Surroundings) -> Iterator[Finding]:
    """Let a template say "the local rule about this"; a unit must say which one that is."""
    if not _LOCAL.search(rule):
        yield Finding(FindingCode.RULE_UNNUMBERED, path, quoted=rule)
    elif not beside.is_a_template:
        yield Finding(FindingCode.LOCAL_RULE_UNNAMED, path, quoted=rule)


def _rules(document: ServiceDocument) -> Iterator[tuple[Path, str]]:
    fee = document.standard.delivery.fee
    for index, rule in enumerate(document.service.legal_basis):
        yield ("service", "legal_basis", index), rule
    for index, rule in enumerate(document.standard.manufacturing.legal_basis):
        yield (*MANUFACTURING, "legal_basis", index), rule
    for line in fee.lines if fee else ():
        if line.legal_basis:
            yield (*DELIVERY, "fee", "lines", line.code, "legal_basis"), line.legal_basis


def _is(rule: str, repealed: RepealedRule) -> bool:
    """Whether a line names this very rule, and not one that only mentions it after its own."""
    named = rule.casefold().partition(" perubahan ")[0]
    number = rf"\b{repealed.number}\s*(?:/|tahun)\s*{repealed.year}\b"
    kind = any_of(repealed.kinds).search(named)
    found = re.search(number, named)
    return kind is not None and found is not None and kind.end() <= found.start()

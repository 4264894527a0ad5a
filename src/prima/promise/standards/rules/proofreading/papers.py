"""Whether a person is asked only for what is used, and what the state does not hold already."""

import re
from collections import Counter
from collections.abc import Iterator

from prima.promise.standards.rules.codes import RequirementKind
from prima.promise.standards.rules.document import Requirement, ServiceDocument
from prima.promise.standards.rules.proofreading.finding import DELIVERY, Finding, FindingCode
from prima.promise.standards.rules.proofreading.lists import (
    HeldDocument,
    any_of,
    replaced_in,
    word_list,
)

REQUIREMENTS = (*DELIVERY, "requirements")
_COPY = re.compile(r"\b(?:foto\s?kopi|fotocopy|foto copy|copy|salinan|legalisir)\b", re.IGNORECASE)


def papers(document: ServiceDocument) -> Iterator[Finding]:
    delivery = document.standard.delivery
    used = {code for step in delivery.procedure for code in step.requirements}
    for requirement in delivery.requirements:
        path = (*REQUIREMENTS, requirement.code)
        if requirement.code not in used:
            yield Finding(FindingCode.REQUIREMENT_UNUSED, path, quoted=requirement.text)
        for words in replaced_in(requirement.text, word_list("vague").open_ended):
            yield Finding(FindingCode.REQUIREMENT_OPEN_ENDED, path, quoted=words)
        held = _held(requirement, document.service.name)
        if held:
            yield Finding(
                FindingCode.STATE_HOLDS_DOCUMENT,
                path,
                quoted=held.name,
                instead=held.instead,
                source=held.source,
            )
    yield from _asked_twice(delivery.requirements)


def _held(requirement: Requirement, service: str) -> HeldDocument | None:
    """Return the document that is asked for although a public office has it."""
    if requirement.kind is not RequirementKind.DOCUMENT:
        return None
    is_copied = requirement.copies > 0 or _COPY.search(requirement.text) is not None
    for held in word_list("held-documents").held:
        is_needless = held.even_shown or is_copied
        concerns = not held.only_for or any_of(held.only_for).search(service)
        if is_needless and concerns and any_of(held.words).search(requirement.text):
            return held
    return None


def _asked_twice(requirements: tuple[Requirement, ...]) -> Iterator[Finding]:
    seen: Counter[tuple[str, str]] = Counter()
    for requirement in requirements:
        words = " ".join(re.findall(r"\w+", requirement.text.casefold()))
        key = (words, (requirement.needed_when or "").casefold())
        if seen[key]:
            path = (*REQUIREMENTS, requirement.code)
            yield Finding(FindingCode.REQUIREMENT_TWICE, path, quoted=requirement.text)
        seen[key] += 1

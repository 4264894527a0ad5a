"""Whether every fee rests on a rule, stands in the price list, and can be paid in the open."""

import re
from collections.abc import Iterator

from prima.promise.standards.rules.burden import highest_price
from prima.promise.standards.rules.codes import LimitUnit, Measure
from prima.promise.standards.rules.document import ServiceDocument
from prima.promise.standards.rules.proofreading.finding import (
    DELIVERY,
    STANDARD,
    Finding,
    FindingCode,
)
from prima.promise.standards.rules.proofreading.lists import replaced_in, word_list
from prima.promise.standards.rules.proofreading.texts import texts

FEE = (*DELIVERY, "fee")
_RUPIAH = re.compile(r"\bRp\.?\s*(\d{1,3}(?:\.\d{3})+|\d+)", re.IGNORECASE)


def money(document: ServiceDocument) -> Iterator[Finding]:
    fee = document.standard.delivery.fee
    for line in fee.lines if fee else ():
        if line.amount_rupiah > 0 and line.legal_basis is None:
            yield Finding(FindingCode.FEE_WITHOUT_LEGAL_BASIS, (*FEE, "lines", line.code))
    if highest_price(document.standard.delivery) and fee and not fee.how_to_pay:
        yield Finding(FindingCode.PAYMENT_UNEXPLAINED, (*FEE, "how_to_pay"))
    yield from _outside_the_price_list(document)
    yield from _promised_otherwise(document)
    for text in texts(document):
        for words in replaced_in(text.words, word_list("vague").unofficial):
            yield Finding(FindingCode.UNOFFICIAL_PAYMENT, text.path, quoted=words)


def _outside_the_price_list(document: ServiceDocument) -> Iterator[Finding]:
    """Find what people pay at a step or read in a sentence, and no price list names."""
    delivery = document.standard.delivery
    listed = {line.amount_rupiah for line in (delivery.fee.lines if delivery.fee else ())}
    most = highest_price(delivery) or 0
    for step in delivery.procedure:
        if step.cost_rupiah > most:
            path = (*DELIVERY, "procedure", step.code, "cost_rupiah")
            yield Finding(FindingCode.FEE_OUTSIDE_PRICE_LIST, path, quoted=_said(step.cost_rupiah))
    for text in texts(document):
        if "redress" in text.path:
            continue  # there the unit pays
        for match in _RUPIAH.finditer(text.words):
            amount = int(match[1].replace(".", ""))
            if amount > 0 and amount not in listed:
                yield Finding(FindingCode.FEE_OUTSIDE_PRICE_LIST, text.path, quoted=match[0])


def _said(rupiah: int) -> str:
    return f"Rp {rupiah:,}".replace(",", ".")


def _promised_otherwise(document: ServiceDocument) -> Iterator[Finding]:
    price = highest_price(document.standard.delivery)
    for commitment in document.standard.commitments:
        limit = commitment.limit
        is_price = commitment.measure is Measure.FEE and limit.unit is LimitUnit.RUPIAH
        if is_price and price is not None and limit.value != price:
            yield Finding(
                FindingCode.FEE_PROMISES_DIFFER,
                (*STANDARD, "commitments", commitment.code),
                counted=limit.value,
                compared=price,
            )

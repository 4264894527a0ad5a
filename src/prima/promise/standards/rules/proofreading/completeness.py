"""Whether everything is there that the law asks for, and people need."""

import re
from collections.abc import Iterator

from prima.promise.standards.rules.codes import ChannelKind
from prima.promise.standards.rules.components import components
from prima.promise.standards.rules.document import Channel, Complaints, ServiceDocument
from prima.promise.standards.rules.durations import DAYS
from prima.promise.standards.rules.proofreading.finding import (
    DELIVERY,
    STANDARD,
    Finding,
    FindingCode,
)
from prima.promise.standards.rules.proofreading.texts import texts

COMPLAINTS = (*DELIVERY, "complaints")
_PLACEHOLDER = re.compile(
    r"^\W*$"
    r"|\.{4,}|…{2,}|_{3,}"
    r"|\b(?:tbd|tba|todo|lorem ipsum|x{3,})\b"
    r"|\b(?:diisi|menyusul|dilengkapi) (?:kemudian|nanti|kelak)\b|^\W*(?:isi di sini|menyusul)\W*$",
    re.IGNORECASE,
)
_TELEPHONE = re.compile(r"(?:\d\D{0,3}){4,}")
_REACHED_BY = {
    ChannelKind.PHONE: _TELEPHONE,
    ChannelKind.SMS: _TELEPHONE,
    ChannelKind.WHATSAPP: _TELEPHONE,
    ChannelKind.EMAIL: re.compile(r"\S+@\S+\.\S+"),
    ChannelKind.WEB: re.compile(r"\w\.\w"),
}


def completeness(document: ServiceDocument) -> Iterator[Finding]:
    for component in components(document):
        if not component.filled:
            yield Finding(FindingCode.COMPONENT_EMPTY, component.path, component=component.code)
    for text in texts(document):
        if _PLACEHOLDER.search(text.words):
            yield Finding(FindingCode.PLACEHOLDER, text.path, quoted=text.words)
    if not document.standard.vulnerable_groups:
        yield Finding(FindingCode.NO_HELP_FOR_VULNERABLE, (*STANDARD, "vulnerable_groups"))
    if document.service.responsible is None:
        yield Finding(FindingCode.RESPONSIBLE_UNNAMED, ("service", "responsible"))
    yield from _proofs(document)
    if document.standard.delivery.complaints:
        yield from _complaints(document.standard.delivery.complaints)


def _proofs(document: ServiceDocument) -> Iterator[Finding]:
    delivery = document.standard.delivery
    takes_days = delivery.completion is not None and delivery.completion.unit in DAYS
    if takes_days and delivery.proof_of_receipt is None:
        yield Finding(FindingCode.NO_PROOF_OF_RECEIPT, (*DELIVERY, "proof_of_receipt"))
    for product in delivery.products:
        if product.proof_of_handover is None:
            yield Finding(FindingCode.NO_PROOF_OF_HANDOVER, (*DELIVERY, "products", product.code))


def _complaints(complaints: Complaints) -> Iterator[Finding]:
    if not complaints.procedure:
        yield Finding(FindingCode.COMPLAINT_PROCEDURE_EMPTY, (*COMPLAINTS, "procedure"))
    if complaints.officer is None:
        yield Finding(FindingCode.COMPLAINT_OFFICER_UNNAMED, (*COMPLAINTS, "officer"))
    channels = complaints.channels
    for channel in channels:
        if not _can_be_reached(channel):
            path = (*COMPLAINTS, "channels", channel.code)
            yield Finding(FindingCode.CHANNEL_UNREACHABLE, path, quoted=channel.address)
    if channels and not any(_is_lapor(channel) for channel in channels):
        yield Finding(FindingCode.LAPOR_MISSING, (*COMPLAINTS, "channels"))


def _can_be_reached(channel: Channel) -> bool:
    pattern = _REACHED_BY.get(channel.kind)
    return pattern is None or pattern.search(channel.address) is not None


def _is_lapor(channel: Channel) -> bool:
    return channel.kind is ChannelKind.LAPOR or "lapor.go.id" in channel.address.casefold()

"""Where in a document something stands, as a person would say it."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

FIELDS = {
    "format": _("Format of the document"),
    "service": _("Service"),
    "code": _("Code"),
    "name": _("Name"),
    "purpose": _("What it is for"),
    "legal_basis": _("Legal basis"),
    "nature": _("Nature"),
    "customers": _("Whom it is for"),
    "good": _("Kind of good"),
    "function": _("Function"),
    "pattern": _("Pattern of delivery"),
    "responsible": _("Responsible official"),
    "keywords": _("Words to search by"),
    "queue_letter": _("Letter of the queue"),
    "standard": _("Standard"),
    "delivery": _("Published components"),
    "requirements": _("Requirements"),
    "text": _("Text"),
    "kind": _("Kind"),
    "copies": _("Copies"),
    "original": _("Original"),
    "needed_when": _("When it is needed"),
    "where_to_get": _("Where to get it"),
    "procedure": _("Procedure"),
    "actor": _("Who acts"),
    "role": _("Role"),
    "station": _("Station"),
    "duration": _("Duration"),
    "value": pgettext_lazy("of a length of time", "Number"),
    "unit": pgettext_lazy("of a length of time", "Unit"),
    "cost_rupiah": _("Cost of the step"),
    "completion": _("Completion time"),
    "fee": _("Fees"),
    "free": _("Free of charge"),
    "lines": _("Price list"),
    "amount_rupiah": _("Amount"),
    "how_to_pay": _("How to pay"),
    "products": _("Products"),
    "proof_of_handover": _("Proof of handover"),
    "proof_of_receipt": _("Proof of receipt"),
    "complaints": _("Complaints"),
    "channels": _("Channels"),
    "address": _("Address"),
    "officer": _("Responsible officer"),
    "answer_within": _("Answered within"),
    "manufacturing": _("Components inside the unit"),
    "facilities": _("Facilities"),
    "competence": _("Competence"),
    "supervision": _("Internal supervision"),
    "staff": _("Staff"),
    "count": _("Number of people"),
    "service_guarantee": _("Service guarantee"),
    "safety_guarantee": _("Safety guarantee"),
    "evaluation": _("Evaluation"),
    "commitments": _("Promises in numbers"),
    "measure": _("What is measured"),
    "limit": _("Limit"),
    "share_percent": _("For how many of 100 people"),
    "redress": _("What the unit owes when it is broken"),
    "vulnerable_groups": _("Help for those who need it"),
    "opening": _("Opening hours"),
}
SEPARATOR = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "
# Everything is in one of these, so saying them says nothing.
_UNSAID = frozenset({"standard", "delivery", "manufacturing"})


def place(path: Sequence[str | int]) -> str:
    """Say a path: fields by their words, items by their code, or by their number from 1."""
    steps = [step for step in path if step not in _UNSAID] or list(path)
    return SEPARATOR.join(_step(step) for step in steps)


def _step(step: str | int) -> str:
    if isinstance(step, int):
        return str(step + 1)
    return str(FIELDS.get(step, step))

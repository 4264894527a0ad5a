"""The procedure on paper: the flowchart as SVG, and the whole document as a tagged PDF."""

from typing import TYPE_CHECKING

from prima.promise.procedures.report.contents import procedure_contents
from prima.promise.procedures.report.typesetting import typeset

if TYPE_CHECKING:
    from prima.promise.procedures.models import ProcedureVersion


def procedure_pdf(version: "ProcedureVersion", address: str) -> bytes:
    """Return a version as a tagged PDF in Indonesian; its QR code leads to `address`."""
    return typeset(procedure_contents(version, address))

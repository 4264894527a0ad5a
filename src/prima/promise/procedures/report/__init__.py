"""The procedure on paper: the flowchart as SVG, and the whole document as a tagged PDF."""

from pathlib import Path
from typing import TYPE_CHECKING

from prima.design.typesetting import typeset
from prima.promise.procedures.report.contents import procedure_contents

if TYPE_CHECKING:
    from prima.promise.procedures.models import ProcedureVersion

TEMPLATE = Path(__file__).with_name("procedure.typ")


def procedure_pdf(version: "ProcedureVersion", address: str) -> bytes:
    """Return a version as a tagged PDF in Indonesian; its QR code leads to `address`."""
    return typeset(TEMPLATE, procedure_contents(version, address))

"""What a charter still lacks before it may be declared. No database, no clock, no Django."""

from prima.promise.charter.rules.codes import Chapter
from prima.promise.charter.rules.document import CharterDocument

NEEDED = (*(chapter.field for chapter in Chapter), "signers")
"""Every part but the guarantees: those of the standards in force may be enough."""


def missing(document: CharterDocument) -> tuple[str, ...]:
    """Return the fields that say nothing yet.

    >>> missing(CharterDocument())[:2]
    ('statement', 'citizen_rights')
    """
    return tuple(field for field in NEEDED if not getattr(document, field))

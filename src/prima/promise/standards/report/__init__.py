"""A standard on paper: Word, PDF, lines to copy, and the minutes of a forum."""

from prima.promise.standards.report.pdf import minutes_pdf, standard_pdf
from prima.promise.standards.report.plain import Passage, more_passages, passages
from prima.promise.standards.report.word import standard_docx

__all__ = [
    "Passage",
    "minutes_pdf",
    "more_passages",
    "passages",
    "standard_docx",
    "standard_pdf",
]

"""What we accept: answers, files of answers, ways to answer, instruments. Shape only."""

from prima.listen.surveys.forms.answering import AnswerDocument
from prima.listen.surveys.forms.importing import (
    ConfirmImport,
    DescribeColumns,
    SendFile,
    UndoImport,
)
from prima.listen.surveys.forms.ways import (
    AddQuestion,
    BringInstrument,
    OpenWay,
    SayInterviewer,
    TypePaper,
    VoidSuspicious,
)

__all__ = [
    "AddQuestion",
    "AnswerDocument",
    "BringInstrument",
    "ConfirmImport",
    "DescribeColumns",
    "OpenWay",
    "SayInterviewer",
    "SendFile",
    "TypePaper",
    "UndoImport",
    "VoidSuspicious",
]

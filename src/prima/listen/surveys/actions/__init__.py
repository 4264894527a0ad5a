"""What can be done with surveys. Only these names are for other apps."""

from prima.listen.surveys.actions.answering import (
    ImpossibleAnswers,
    UnansweredItems,
    answer_survey,
    answer_through,
)
from prima.listen.surveys.actions.importing import (
    AlreadyImported,
    BadCellsLeft,
    NoReason,
    NotNow,
    OrderNotSaid,
    confirm_import,
    discard_import,
    undo_import,
)
from prima.listen.surveys.actions.instruments import (
    InstrumentAnswered,
    adopt_document,
    adopt_instrument,
    adopt_official_instruments,
)
from prima.listen.surveys.actions.mixing import mix_answers
from prima.listen.surveys.actions.offering import (
    AlreadyOffered,
    NotServedYet,
    issue_token,
    offer_survey,
)
from prima.listen.surveys.actions.opening import UnreadableFile, sheets_in
from prima.listen.surveys.actions.previewing import (
    ImpossibleDay,
    OtherHeadings,
    preview_import,
    read_again,
)
from prima.listen.surveys.actions.tallying import retally
from prima.listen.surveys.actions.voiding import NothingSuspicious, void_suspicious
from prima.listen.surveys.actions.ways import close_way, open_way

__all__ = [
    "AlreadyImported",
    "AlreadyOffered",
    "BadCellsLeft",
    "ImpossibleAnswers",
    "ImpossibleDay",
    "InstrumentAnswered",
    "NoReason",
    "NotNow",
    "NotServedYet",
    "NothingSuspicious",
    "OrderNotSaid",
    "OtherHeadings",
    "UnansweredItems",
    "UnreadableFile",
    "adopt_document",
    "adopt_instrument",
    "adopt_official_instruments",
    "answer_survey",
    "answer_through",
    "close_way",
    "confirm_import",
    "discard_import",
    "issue_token",
    "mix_answers",
    "offer_survey",
    "open_way",
    "preview_import",
    "read_again",
    "retally",
    "sheets_in",
    "undo_import",
    "void_suspicious",
]

"""What is remembered about surveys. Answers are never linked to the token that gave them."""

from prima.listen.surveys.models.batches import Batch, ColumnChoice
from prima.listen.surveys.models.instruments import Instrument
from prima.listen.surveys.models.offers import Offer, SpentToken
from prima.listen.surveys.models.responses import Response
from prima.listen.surveys.models.tallies import Tally
from prima.listen.surveys.models.ways import Way

__all__ = [
    "Batch",
    "ColumnChoice",
    "Instrument",
    "Offer",
    "Response",
    "SpentToken",
    "Tally",
    "Way",
]

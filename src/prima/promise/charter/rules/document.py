"""The charter as a document: what the unit declares, to whom, and what it owes when it fails.

Each sentence may be said in English too; where it is not, the Indonesian sentence stands. What the
standards promise is not repeated here: a charter promises to keep them, and they say themselves
what is in force. So the two can never contradict each other.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from prima.promise.charter.rules.codes import PAYS, Decider, Exclusion, Occasion, Remedy
from prima.promise.standards.rules.bounds import (
    Coded,
    Line,
    Name,
    Part,
    Rupiah,
    Slug,
    contradiction,
)

LONGEST_WAIT = 600
MOST_SENTENCES = 30
MOST_SIGNERS = 6


class Said(Part):
    """A sentence in Indonesian, and perhaps in English."""

    id: Line
    en: Line | None = None

    def in_language(self, language: str) -> str:
        """Return the sentence in a language, else in Indonesian.

        >>> Said(id="Kami melayani Anda.", en="We serve you.").in_language("en")
        'We serve you.'
        >>> Said(id="Kami melayani Anda.").in_language("en")
        'Kami melayani Anda.'
        """
        return self.en if language == "en" and self.en else self.id


Sentences = Annotated[tuple[Said, ...], Field(max_length=MOST_SENTENCES)]


class Guarantee(Part):
    """A condition on what is measured, and what the unit owes when it comes true."""

    code: Slug
    occasion: Occasion
    service: Slug | None = None
    """The service that it is about; all of them when it is left out."""
    minutes: Annotated[int, Field(ge=1, le=LONGEST_WAIT)] | None = None
    """How long somebody may wait, for WAIT only."""
    remedy: Remedy
    amount_rupiah: Rupiah = 0
    """What is paid to one person, for MONEY only."""
    ceiling_rupiah: Rupiah = 0
    """The most that one person gets."""
    decider: Decider
    exclusions: Annotated[tuple[Exclusion, ...], Field(max_length=len(Exclusion))] = ()

    @model_validator(mode="after")
    def waits_for_so_many_minutes(self) -> Self:
        if (self.occasion is Occasion.WAIT) != (self.minutes is not None):
            raise contradiction(
                "WAIT_AND_MINUTES",
                "a wait has minutes, and nothing else has",
                ((("minutes",), "", ""),),
            )
        return self

    @model_validator(mode="after")
    def pays_up_to_a_ceiling(self) -> Self:
        pays = self.remedy in PAYS
        has_amount = (self.remedy is Remedy.MONEY) == (self.amount_rupiah > 0)
        if not has_amount or pays != (self.ceiling_rupiah > 0):
            raise contradiction(
                "MONEY_AND_CEILING",
                "what costs money has a ceiling, and nothing else has",
                ((("ceiling_rupiah",), "", ""),),
            )
        if self.amount_rupiah > self.ceiling_rupiah:
            raise contradiction(
                "ABOVE_CEILING", "the amount is above the ceiling", ((("amount_rupiah",), "", ""),)
            )
        return self

    @model_validator(mode="after")
    def refunds_only_what_was_paid(self) -> Self:
        if self.remedy is Remedy.REFUND and self.occasion is not Occasion.FEE_OTHER_THAN_PUBLISHED:
            raise contradiction(
                "REFUND_OF_NOTHING", "only a fee can be given back", ((("remedy",), "", ""),)
            )
        return self


class Signer(Part):
    """Who answers for the charter."""

    name: Name
    position: Name


class CharterDocument(Part):
    """What a unit declares to those whom it serves."""

    format: Literal[1] = 1
    statement: Sentences = ()
    """The maklumat itself: able to keep the standards, ready to improve, willing to be punished."""
    citizen_rights: Sentences = ()
    citizen_obligations: Sentences = ()
    unit_rights: Sentences = ()
    unit_obligations: Sentences = ()
    unit_sanctions: Sentences = ()
    citizen_sanctions: Sentences = ()
    guarantees: Coded[Guarantee] = ()
    routes: Sentences = ()
    """Where to complain, up to those who watch over the unit."""
    signers: Annotated[tuple[Signer, ...], Field(max_length=MOST_SIGNERS)] = ()

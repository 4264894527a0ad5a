"""Keeping what was announced with the ticket, and judging it when the number is called.

Neither costs a statement: both fill columns that the ticket's own statement writes.
"""

from collections.abc import Mapping
from datetime import timedelta

from prima.deliver.queues.models import Ticket
from prima.deliver.queues.queries.announced import told_before
from prima.deliver.queues.rules import Lane, Moment, Told
from prima.kernel.queueing import Calibration

NOTHING = timedelta()


def remember(ticket: Ticket, told: Mapping[Lane, Told]) -> None:
    """Keep what was announced for the ticket's lane; to nobody who was to be called at once."""
    said = told.get(Lane(ticket.lane))
    if said is None or not said.turns or said.wait <= NOTHING:
        return
    ticket.announced, ticket.expected = said.wait, said.expected
    ticket.turns_before, ticket.is_early = said.turns, said.is_early


def judge(ticket: Ticket, moment: Moment) -> None:
    """Hold a wait that ends with the first call against what was announced.

    Whoever let somebody pass or is called out of turn did not wait as a newcomer does: nothing is
    learned from them. Nor is it from a clock that could not be believed.
    """
    told = told_before(ticket)
    stepped_aside = ticket.turn is not None or ticket.out_of_order > 0
    if told is None or ticket.calls or stepped_aside or not (ticket.is_exact and moment.is_exact):
        return
    waited = moment.at - ticket.since
    [ticket.score] = Calibration().learned(told.line, waited).scores
    ticket.was_kept = told.announcement.kept(waited)

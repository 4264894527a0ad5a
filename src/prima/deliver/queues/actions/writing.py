"""How a new ticket is written: the one act that many do at the same moment (bench/tickets.py).

`objects.create` builds its SQL anew for every row, and three rows are three ways to PostgreSQL and
back, during which everybody else waits for the next number. So the statements are built once, from
the models, and on PostgreSQL they travel as one.
"""

from functools import cache

from django.db import connection, models

from prima.deliver.queues.models import Ticket, Visit
from prima.foundation.statements import run

COUNT = (
    'INSERT INTO queues_numbering (queue_id, "on", last) VALUES (%s, %s, 1)'
    ' ON CONFLICT (queue_id, "on") DO UPDATE SET last = queues_numbering.last + 1 RETURNING last'
)


def write_ticket(visit: Visit, ticket: Ticket) -> None:
    """Count one further, and write the visit and its ticket with that number.

    Counting holds the day's row until the commit. A number whose ticket is not kept is not kept
    either: the counting is undone with it.
    """
    if connection.vendor == "postgresql":
        [row] = run(_all_at_once(), [*_day(ticket), *_values(visit), *_values(ticket)])
        ticket.pk, ticket.visit_id, ticket.number = row
    else:
        [[ticket.number]] = run(COUNT, _day(ticket))
        [[ticket.visit_id]] = run(_insert(Visit), _values(visit))
        told = [ticket.visit_id, ticket.number]
        [[ticket.pk]] = run(_insert(Ticket, visit_id="%s", number="%s"), [*_values(ticket), *told])
    ticket._state.adding = False  # noqa: SLF001 - what Django's own create does


def _day(ticket: Ticket) -> list[object]:
    return [ticket.origin_id, connection.ops.adapt_datefield_value(ticket.on)]


def _values(row: models.Model) -> list[object]:
    return [
        field.get_db_prep_save(getattr(row, field.attname), connection)
        for field in _fields(type(row))
    ]


@cache
def _fields(model: type[models.Model]) -> "tuple[models.Field[object, object], ...]":
    """Return the fields whose values are known before the database is asked."""
    told = {"id", "visit", "number"} if model is Ticket else {"id"}
    return tuple(field for field in model._meta.concrete_fields if field.name not in told)  # noqa: SLF001 - Django's own way to ask


@cache
def _insert(model: type[models.Model], **told: str) -> str:
    """Return the statement that adds a row. What the database tells, `told`, comes last."""
    quote = connection.ops.quote_name
    columns = [*(field.column for field in _fields(model)), *told]
    places = ["%s"] * len(_fields(model)) + list(told.values())
    names = ", ".join(map(quote, columns))
    return (
        f"INSERT INTO {quote(model._meta.db_table)} ({names})"  # noqa: S608, SLF001 - names from the model
        f" VALUES ({', '.join(places)}) RETURNING id"
    )


@cache
def _all_at_once() -> str:
    """Return the three statements as one, which PostgreSQL runs in one go."""
    ticket = _insert(
        Ticket, visit_id="(SELECT id FROM visited)", number="(SELECT last FROM counted)"
    )
    return f"WITH counted AS ({COUNT}), visited AS ({_insert(Visit)}) {ticket}, visit_id, number"

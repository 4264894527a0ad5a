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
    """Count one further, and write the ticket with that number, and its visit when it is new.

    Counting holds the day's row until the commit. A number whose ticket is not kept is not kept
    either: the counting is undone with it.
    """
    if connection.vendor == "postgresql" and visit.pk is None:
        [row] = run(_all_at_once(), [*_day(ticket), *_values(visit), *_values(ticket)])
        ticket.pk, ticket.visit_id, ticket.number = row
    else:
        [[ticket.number]] = run(COUNT, _day(ticket))
        if visit.pk is None:
            [[visit.pk]] = run(_insert(Visit), _values(visit))
        ticket.visit_id = visit.pk
        told = [ticket.visit_id, ticket.number]
        [[ticket.pk]] = run(_insert(Ticket, "visit_id", "number"), [*_values(ticket), *told])
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
def _insert(model: type[models.Model], *told: str) -> str:
    """Return the statement that adds a row. What the database told before, `told`, comes last."""
    columns = _columns(model, told)
    places = ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {_table(model, columns)} VALUES ({places}) RETURNING id"  # noqa: S608 - names from the model


@cache
def _all_at_once() -> str:
    """Return the three statements as one, which PostgreSQL runs in one go.

    The ticket is selected from the counting, so that its id is drawn after the day's row is held:
    whoever has the lower number has the lower id.
    """
    values = ", ".join(f"CAST(%s AS {field.cast_db_type(connection)})" for field in _fields(Ticket))
    table = _table(Ticket, _columns(Ticket, ("visit_id", "number")))
    return (
        f"WITH counted AS ({COUNT}), visited AS ({_insert(Visit)})"  # noqa: S608 - names from the models
        f" INSERT INTO {table} SELECT {values}, visited.id, counted.last FROM counted, visited"
        " RETURNING id, visit_id, number"
    )


def _columns(model: type[models.Model], told: tuple[str, ...]) -> list[str]:
    return [*(str(field.column) for field in _fields(model)), *told]


def _table(model: type[models.Model], columns: list[str]) -> str:
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, columns))
    return f"{quote(model._meta.db_table)} ({names})"  # noqa: SLF001 - Django's own way to ask

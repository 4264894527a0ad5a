"""Breaking the last thread between an answer and the moment it came."""

import secrets
from datetime import date

from django.db import connection, transaction
from django.db.models import F

from prima.listen.surveys.models import Response
from prima.listen.surveys.rules.codes import BY_TOKEN


@transaction.atomic
def mix_answers(starts_on: date, ends_on: date) -> int:
    """Write the answers of some days anew in a random order; return how many.

    PostgreSQL keeps in every row which transaction wrote it (`xmin`), and that one also wrote the
    journal entry. Afterwards all rows of these days name one and the same transaction. SQLite
    keeps nothing of the kind: its rows lie in the order of their random keys.
    """
    if connection.vendor != "postgresql":
        return 0
    rows = Response.objects.filter(
        answered_on__gte=starts_on, answered_on__lt=ends_on, channel__in=BY_TOKEN
    )
    keys = list(rows.values_list("pk", flat=True))
    secrets.SystemRandom().shuffle(keys)
    for key in keys:
        Response.objects.filter(pk=key).update(voided_on=F("voided_on"))
    return len(keys)

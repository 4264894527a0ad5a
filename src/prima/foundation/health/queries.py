"""One look at everything: what `/health` and `./prima health` say."""

from datetime import datetime

from django.db import DatabaseError

from prima.foundation.health import background, database, machine
from prima.foundation.health.findings import Finding, State
from prima.foundation.jobs.queries import state_of_jobs


def examine(at: datetime) -> list[Finding]:
    answered = database.answers()
    return [
        answered,
        *(_what_the_database_knows(at) if answered.state is State.GOOD else []),
        machine.disk(machine.free_share()),
        machine.languages(),
        machine.https(),
    ]


def _what_the_database_knows(at: datetime) -> list[Finding]:
    try:
        return [
            *database.keeps_what_it_promised(),
            database.journal_is_protected(),
            machine.clock(at, machine.newest_entry(), machine.installed()),
            *background.jobs(state_of_jobs(at), at),
        ]
    except DatabaseError:
        return [database.not_prepared()]

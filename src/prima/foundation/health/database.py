"""Looks at the database: whether it answers, is safe, and protects the journal."""

import sqlite3

from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from prima.foundation.health.findings import Finding, State
from prima.foundation.sqlite.base import PRAGMAS, is_safe_build

TRIGGERS = {
    "sqlite": (
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal_entry'",
        {"journal_entry_refuses_update", "journal_entry_refuses_delete"},
    ),
    "postgresql": (
        """SELECT tgname FROM pg_trigger WHERE tgrelid = 'journal_entry'::regclass
           AND NOT tgisinternal AND tgenabled = 'O'""",
        {"journal_entry_refuses_change"},
    ),
}


def answers() -> Finding:
    """Ask the database for nothing. Everything else that is asked of it can wait if this fails."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return Finding(
            "database",
            State.BROKEN,
            _("The database does not answer."),
            _("Start it, and check DATABASE_URL. Nothing can be saved until then."),
        )
    return Finding("database", State.GOOD, _("The database answers: %(name)s.") % {"name": _name()})


def not_prepared() -> Finding:
    return Finding(
        "tables",
        State.BROKEN,
        _("The database is not prepared for this version."),
        _("Start Prima with ./prima serve, which prepares it."),
    )


def _name() -> str:
    if connection.vendor == "sqlite":
        return f"SQLite {sqlite3.sqlite_version}"
    number = connection.connection.info.server_version
    return f"PostgreSQL {number // 10000}.{number % 10000}"


def keeps_what_it_promised() -> list[Finding]:
    """Look at what durability rests on. On PostgreSQL its keeper answers for that."""
    if connection.vendor != "sqlite":
        return []
    if not is_safe_build(sqlite3.sqlite_version_info):
        message = _("SQLite %(version)s can damage a database.") % {
            "version": sqlite3.sqlite_version
        }
        advice = _("Start Prima through ./prima, which brings a safe one.")
        return [Finding("sqlite", State.BROKEN, message, advice)]
    wrong = [name for name, wanted in PRAGMAS.items() if _pragma(name) != wanted]
    if not _has_file() and "journal_mode" in wrong:
        wrong.remove("journal_mode")  # a database without a file has no log to keep
    if not wrong:
        return [Finding("sqlite", State.GOOD, _("What is saved survives a power cut."))]
    message = _("The database is not set to survive a power cut: %(names)s.") % {
        "names": ", ".join(wrong)
    }
    advice = _("Restart Prima. Keep the database on a disk of this machine, not on a network.")
    return [Finding("sqlite", State.BROKEN, message, advice)]


def _pragma(name: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        row = cursor.fetchone()
    return row[0] if row else PRAGMAS[name]


def _has_file() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA database_list")
        return bool(cursor.fetchone()[2])


def journal_is_protected() -> Finding:
    question, wanted = TRIGGERS[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(question)
        found = {name for (name,) in cursor.fetchall()}
    if wanted <= found:
        return Finding(
            "journal", State.GOOD, _("The database refuses every change of the journal.")
        )
    return Finding(
        "journal",
        State.ATTENTION,
        _("The protection of the journal was taken away: its entries could be changed."),
        _("Find out who did it. Run ./prima verify, and compare with an earlier checkpoint."),
    )

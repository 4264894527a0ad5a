"""What stands between a started command and a server that may take requests."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.cache import DEFAULT_CACHE_ALIAS
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from prima.foundation.units.actions import OtherInstallation, found
from prima.foundation.units.rules import Installation

Say = Callable[[str], None]


def prepare(kind: Installation, *, at: datetime, say: Say) -> None:
    """Bring database and files to this version, and make sure that they are what they should be.

    Raises OtherInstallation when this is the other kind of database: demonstrations and real data
    never meet.
    """
    if (kind == Installation.DEMO) != settings.DEMO:
        raise OtherInstallation(_misnamed(kind))
    _migrate(say)
    try:
        found(kind, at=at)
    except OtherInstallation as other:
        raise OtherInstallation(_found_otherwise(kind)) from other
    collect_static(say)


def _misnamed(kind: Installation) -> str:
    if kind == Installation.DEMO:
        return _("This start is a demonstration, but PRIMA_DEMO is not true.")
    return _("PRIMA_DEMO is true, but this start is for real data.")


def _found_otherwise(kind: Installation) -> str:
    if kind == Installation.DEMO:
        return _("The database holds real data. A demonstration cannot be made in it.")
    return _("The database holds a demonstration. Real data cannot be kept in it.")


def _migrate(say: Say) -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        say(_("Bringing the database up to date…"))
        call_command("migrate", verbosity=0, interactive=False)
    if (
        settings.CACHES[DEFAULT_CACHE_ALIAS]["LOCATION"]
        not in connection.introspection.table_names()
    ):
        call_command("createcachetable", verbosity=0)


def collect_static(say: Say) -> None:
    """Collect style sheets, scripts and fonts, if any of them changed since the last time."""
    fingerprint = _static_inputs()
    stamp = Path(settings.HOME) / "static-inputs"
    if stamp.exists() and stamp.read_text(encoding="ascii") == fingerprint:
        return
    say(_("Preparing style sheets, scripts and fonts…"))
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(fingerprint, encoding="ascii")


def _static_inputs() -> str:
    digest = hashlib.sha256(settings.VERSION.encode())
    for finder in get_finders():
        for path, storage in finder.list(["CVS", ".*", "*~"]):
            digest.update(str(path).encode())
            with storage.open(path) as file:
                digest.update(file.read())
    return digest.hexdigest()

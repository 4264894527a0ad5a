"""How long the official report of 1000 respondents takes, from the rows to the PDF.

    ./prima bench report [--respondents 1000]

Makes a unit in a new database, brings the forms in through the real import, and makes the report
several times: gathering the figures and setting the pages. Seconds are those of this process alone,
so that a busy neighbour does not count.
"""

import argparse
import os
import sys
import tempfile
import time as clock
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
GOAL = 1.0
TIMES = 5


def made_and_timed(respondents: int) -> tuple[list[float], list[float], bytes]:
    """Fill the database; return seconds of gathering, seconds of setting, and the report."""
    import django  # noqa: PLC0415 - the settings must be there first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 - needs django.setup

    from prima.deliver.queues.testing import a_service  # noqa: PLC0415 - needs django.setup
    from prima.foundation.units.testing import MONDAY_9AM, a_unit  # noqa: PLC0415 - the same
    from prima.listen.surveys.testing import an_instrument  # noqa: PLC0415 - needs django.setup
    from prima.measure.indices.report import (  # noqa: PLC0415 - the same
        skm_contents,
        survey_of,
        typeset,
    )
    from prima.measure.indices.rules import Period  # noqa: PLC0415 - needs django.setup
    from prima.measure.indices.testing import answered  # noqa: PLC0415 - needs django.setup

    call_command("migrate", verbosity=0)
    unit = a_unit("Puskesmas Melati")
    an_instrument(unit)
    for number, code in enumerate(("pendaftaran", "poli-umum", "poli-gigi", "imunisasi")):
        service = a_service(unit, code)
        answered(unit, respondents // 4, service=service, seed=number)
    gathered, typeset_in, pdf = [], [], b""
    for day in range(TIMES):  # another day each time: the typesetter remembers what it has set
        began = clock.process_time()
        at = MONDAY_9AM + timedelta(days=150 + day)
        contents = skm_contents(survey_of(unit, Period.read("2026-S1"), at=at))
        gathered.append(clock.process_time() - began)
        pdf = typeset(contents)
        typeset_in.append(clock.process_time() - began - gathered[-1])
    return gathered, typeset_in, pdf


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--respondents", type=int, default=1000)
    respondents = parser.parse_args().respondents
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PRIMA_HOME"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "prima.config.settings"
        sys.path.insert(0, str(ROOT / "src"))
        gathered, typeset_in, pdf = made_and_timed(respondents)
    worst = max(map(sum, zip(gathered, typeset_in, strict=True)))
    print(f"{respondents} respondents, {len(pdf) / 1024:.0f} kB, {TIMES} times")
    print(f"gathering the figures  {min(gathered):.3f} to {max(gathered):.3f} s")
    print(f"setting the pages      {min(typeset_in):.3f} to {max(typeset_in):.3f} s")
    kept = worst < GOAL
    print(f"goal {GOAL:.0f} s: {'kept' if kept else 'MISSED'}, the slowest took {worst:.3f} s")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())

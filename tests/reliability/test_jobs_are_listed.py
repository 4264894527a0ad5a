"""Every job that an app offers is listed in config/jobs.py, and everything listed is a job."""

import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module

import pytest
from django.utils.module_loading import import_string

import prima
from prima.config.jobs import PERIODIC
from prima.foundation.jobs.rules import Periodic
from prima.foundation.units.queries import unit_named
from prima.foundation.units.testing import MONDAY_9AM, a_unit


def offered() -> Iterator[str]:
    """Yield each public function of a `jobs.py` that takes nothing but the time."""
    for module in pkgutil.walk_packages(prima.__path__, "prima."):
        if not module.name.endswith(".jobs") or module.ispkg or module.name == "prima.config.jobs":
            continue
        for name, function in inspect.getmembers(import_module(module.name), inspect.isfunction):
            is_own = function.__module__ == module.name and not name.startswith("_")
            if is_own and list(inspect.signature(function).parameters) == ["at"]:
                yield f"{module.name}.{name}"


def test_every_job_is_listed_once() -> None:
    assert sorted(job.function for job in PERIODIC) == sorted(offered())


def test_names_are_not_shared() -> None:
    assert len({job.name for job in PERIODIC}) == len(PERIODIC)


def test_everything_listed_takes_the_time_by_name() -> None:
    for job in PERIODIC:
        parameter = inspect.signature(import_string(job.function)).parameters["at"]
        assert parameter.kind is inspect.Parameter.KEYWORD_ONLY


@pytest.mark.django_db
@pytest.mark.parametrize("job", PERIODIC, ids=lambda job: job.name)
def test_a_job_runs_where_nothing_is_yet_and_twice_in_an_office(job: Periodic) -> None:
    run = import_string(job.function)
    run(at=MONDAY_9AM)
    before = a_unit()

    run(at=MONDAY_9AM)
    run(at=MONDAY_9AM)

    assert unit_named(before.slug) == before

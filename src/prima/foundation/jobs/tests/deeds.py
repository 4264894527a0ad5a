"""Tasks that go well, go wrong, or are refused. Each notes that it was tried."""

from datetime import datetime

from prima.foundation.jobs.tasks import task
from prima.foundation.refusals import Refusal

tried: list[str] = []


class NotToday(Refusal):
    code = "not-today"


@task()
def good(word: str) -> None:
    tried.append(word)


@task()
def bad(word: str) -> None:
    tried.append(word)
    raise OSError("the printer is away")


@task()
def refused(word: str) -> None:
    tried.append(word)
    raise NotToday


@task()
def strange(word: str) -> None:
    """Fail with an error that nobody can import again."""

    class Hidden(Exception):
        pass

    tried.append(word)
    raise Hidden


def nightly(*, at: datetime) -> None:
    tried.append(f"nightly {at.tzinfo}")


def broken_nightly(*, at: datetime) -> None:
    tried.append("broken nightly")
    raise OSError(f"no disk at {at}")

from collections.abc import Iterator
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connection
from django.test import Client

from prima.foundation.health import machine

CODES = {"database", "journal", "clock", "jobs", "tasks", "disk", "languages", "https"}


@pytest.fixture
def no_database() -> Iterator[None]:
    def away(*_question: object) -> None:
        raise OperationalError("connection refused")

    with connection.execute_wrapper(away):
        yield


@pytest.mark.django_db
def test_people_read_words(client: Client) -> None:
    answer = client.get("/health", headers={"accept": "text/html,*/*"})

    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/html")
    assert "no-store" in answer.headers["Cache-Control"]
    assert "SQLite" in answer.text or "PostgreSQL" in answer.text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "accept"), [("/health?format=json", "*/*"), ("/health", "application/json")]
)
def test_programs_read_json(client: Client, address: str, accept: str) -> None:
    answer = client.get(address, headers={"accept": accept})

    found = {finding["code"] for finding in answer.json()["findings"]}
    assert answer.status_code == 200
    assert found >= CODES
    assert answer.json()["state"] == "ATTENTION"  # a test runs no jobs


@pytest.mark.usefixtures("db", "no_database")
@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_a_database_that_is_away_is_said_in_words(client: Client, accept: str) -> None:
    answer = client.get("/health", headers={"accept": accept, "accept-language": "id"})

    assert answer.status_code == 503
    assert "Basis data tidak menjawab." in answer.text


@pytest.mark.django_db
def test_a_full_disk_is_no_state_to_serve_in(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "free_share", lambda: 0.01)

    assert client.get("/health").status_code == 503


@pytest.mark.django_db
def test_a_database_without_its_tables_is_said_in_words(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> None:
        raise OperationalError("no such table")

    monkeypatch.setattr(machine, "newest_entry", missing)

    answer = client.get("/health?format=json")

    assert answer.status_code == 503
    assert {"tables", "database"} <= {finding["code"] for finding in answer.json()["findings"]}


@pytest.mark.django_db
def test_it_tells_no_secret(client: Client) -> None:
    told = client.get("/health?format=json").text

    assert settings.SECRET_KEY not in told
    assert str(settings.HOME) not in told


@pytest.mark.django_db
def test_the_command_says_the_same() -> None:
    said = StringIO()

    call_command("health", stdout=said)

    assert "SQLite" in said.getvalue() or "PostgreSQL" in said.getvalue()


@pytest.mark.usefixtures("db", "no_database")
def test_the_command_fails_when_people_cannot_be_served() -> None:
    with pytest.raises(SystemExit) as ended:
        call_command("health", stdout=StringIO())

    assert ended.value.code == 1


@pytest.mark.django_db
def test_it_is_only_asked(client: Client) -> None:
    assert client.post("/health").status_code == 405

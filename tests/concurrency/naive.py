"""The negative controls: what happens without locks and without UNIQUE.

If the crowd does not break these, it was no crowd, and what it did not break elsewhere proves
nothing.
"""

from django.db import connection

MAKE = (
    "CREATE TABLE naive_numbers (number INTEGER NOT NULL)",
    "CREATE TABLE naive_line (person INTEGER NOT NULL, calls INTEGER NOT NULL)",
    "CREATE TABLE naive_lanes (person INTEGER NOT NULL, lane INTEGER NOT NULL, calls INTEGER)",
    "CREATE TABLE naive_calls (lane INTEGER NOT NULL)",
)


def set_up(people: int) -> None:
    """Make the tables of the controls, with people who wait in a line."""
    with connection.cursor() as cursor:
        for statement in MAKE:
            cursor.execute(statement)
        cursor.executemany(
            "INSERT INTO naive_line (person, calls) VALUES (%s, 0)",
            [[person] for person in range(1, people + 1)],
        )
        cursor.executemany(
            "INSERT INTO naive_lanes (person, lane, calls) VALUES (%s, %s, 0)",
            [[person, person % 2] for person in range(1, people + 1)],
        )


def take(times: int) -> list[int]:
    """Give the highest number and one more, as one writes it without a thought of others."""
    given = []
    with connection.cursor() as cursor:
        for _tap in range(times):
            cursor.execute("SELECT coalesce(max(number), 0) + 1 FROM naive_numbers")
            (number,) = cursor.fetchone()
            cursor.execute("INSERT INTO naive_numbers (number) VALUES (%s)", [number])
            given.append(int(number))
    return given


def call_everybody() -> list[int]:
    """Look who is first, then call them."""
    called: list[int] = []
    with connection.cursor() as cursor:
        while True:
            cursor.execute("SELECT min(person) FROM naive_line WHERE calls = 0")
            (person,) = cursor.fetchone()
            if person is None:
                return called
            cursor.execute("UPDATE naive_line SET calls = calls + 1 WHERE person = %s", [person])
            called.append(int(person))


def call_by_lane(in_a_row: int) -> list[int]:
    """Look how many favoured ones were called in a row and who is first, then call them."""
    called: list[int] = []
    with connection.cursor() as cursor:
        while True:
            cursor.execute("SELECT lane FROM naive_calls")
            lanes = [int(lane) for (lane,) in cursor.fetchall()]
            favoured = in_a_row > len(lanes) or 0 in lanes[-in_a_row:]
            cursor.execute(
                "SELECT min(person) FROM naive_lanes WHERE calls = 0 AND lane = %s", [int(favoured)]
            )
            (person,) = cursor.fetchone()
            if person is None:
                return called
            cursor.execute("UPDATE naive_lanes SET calls = calls + 1 WHERE person = %s", [person])
            cursor.execute("INSERT INTO naive_calls (lane) VALUES (%s)", [int(favoured)])
            called.append(int(person))

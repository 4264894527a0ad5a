"""Who comes, when, and how long they need: invented, and the same for the same seed."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

VISITS_A_DAY = 36
WEEKDAYS = (1.35, 1.1, 1.0, 0.95, 0.75, 0.6, 0.0)  # Mondays are full
PATIENCE = timedelta(minutes=75)


@dataclass(frozen=True)
class Habit:
    """How a service is used: its share of visits, minutes at the counter, and what comes after."""

    share: float
    minutes: float
    onward: tuple[tuple[str, float], ...] = ()  # the queue's letter, and for what share of people


HABITS = {
    "pendaftaran": Habit(0.26, 3.5, (("B", 0.35), ("C", 0.08), ("D", 0.12))),
    "poli-umum": Habit(0.22, 9.0, (("F", 0.55), ("G", 0.12))),
    "poli-gigi": Habit(0.08, 17.0, (("F", 0.4),)),
    "kia": Habit(0.12, 13.0, (("F", 0.3),)),
    "imunisasi": Habit(0.08, 7.0),
    "farmasi": Habit(0.12, 4.5),
    "laboratorium": Habit(0.06, 8.0),
    "surat-keterangan-sehat": Habit(0.06, 6.0),
}


@dataclass(frozen=True)
class Arrival:
    at: datetime
    code: str


class Visitors:
    """The people of one day, drawn from one seed."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(seed)  # noqa: S311 - a simulation, not a secret

    def arrivals(self, opens: datetime, closes: datetime, *, scale: float) -> list[Arrival]:
        """Return who comes between two moments: most in the first third of the time."""
        span = (closes - opens).total_seconds()
        expected = VISITS_A_DAY * scale
        count = max(0, round(self.random.gauss(expected, expected**0.5)))
        codes, shares = zip(*((code, habit.share) for code, habit in HABITS.items()), strict=True)
        return sorted(
            (
                Arrival(
                    opens + timedelta(seconds=span * self.random.betavariate(1.6, 3.2)),
                    self.random.choices(codes, shares)[0],
                )
                for _person in range(count)
            ),
            key=lambda arrival: arrival.at,
        )

    def service_time(self, code: str) -> timedelta:
        minutes = HABITS[code].minutes
        return timedelta(minutes=max(0.7, self.random.gammavariate(4, minutes / 4)))

    def walk_to_counter(self) -> timedelta:
        return timedelta(seconds=self.random.uniform(15, 70))

    def stays_away(self) -> bool:
        return self.random.random() < 0.035  # noqa: PLR2004 - about one of thirty is not there when called

    def gives_up(self) -> bool:
        return self.random.random() < 0.02  # noqa: PLR2004 - about one of fifty leaves before

    def is_entitled(self) -> bool:
        return self.random.random() < 0.18  # noqa: PLR2004 - older people, and mothers with a small child

    def goes_on_to(self, code: str) -> str | None:
        """Return the letter of the queue that comes after this service, if one does."""
        chance = self.random.random()
        for letter, share in HABITS[code].onward:
            if chance < share:
                return letter
            chance -= share
        return None

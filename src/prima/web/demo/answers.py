"""What people answered: each unsur has its own mean, and waiting gets better after the change."""

import random
from typing import TYPE_CHECKING

from prima.deliver.queues.queries import served_ticket
from prima.listen.surveys.actions import answer_survey, issue_token
from prima.listen.surveys.rules.codes import PROFILE

if TYPE_CHECKING:
    from datetime import datetime

    from prima.deliver.queues.models import Ticket

ANSWERING = 0.3
MEANS = {
    "REQUIREMENTS": 3.25,
    "PROCEDURE": 3.2,
    "TIME": 2.75,
    "COST": 3.75,
    "PRODUCT": 3.3,
    "COMPETENCE": 3.4,
    "BEHAVIOUR": 3.35,
    "COMPLAINTS": 3.15,
    "FACILITIES": 3.05,
}
SPREAD = 0.6
BETTER = {"TIME": 0.4, "PROCEDURE": 0.1}  # after the shorter wait was promised
SUGGESTIONS = (
    "Kursi tunggu ditambah, terutama pagi hari.",
    "Petugas ramah dan jelas. Terima kasih.",
    "Antrean poli gigi terlalu lama.",
    "Mohon jadwal dokter dipasang di depan.",
    "Toilet perlu lebih bersih.",
)


def maybe_answer(ticket: "Ticket", rng: random.Random, *, at: "datetime", improved: bool) -> None:
    """Let some of those who were served answer the survey, by a token like everybody."""
    if rng.random() >= ANSWERING:
        return
    token = issue_token(served_ticket(ticket.secret), at=at)
    mood = rng.gauss(0, 0.35)
    answers = {code: _answer(code, mood, rng, improved=improved) for code in MEANS}
    profile = {name: rng.choice([*map(str, codes), ""]) for name, codes in PROFILE.items()}
    suggestion = rng.choice(SUGGESTIONS) if rng.random() < 0.12 else ""  # noqa: PLR2004 - few write
    answer_survey(token, answers, at=at, profile=profile, suggestion=suggestion)


def _answer(code: str, mood: float, rng: random.Random, *, improved: bool) -> int:
    mean = MEANS[code] + (BETTER.get(code, 0) if improved else 0)
    return min(4, max(1, round(rng.gauss(mean + mood, SPREAD))))

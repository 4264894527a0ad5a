"""Refusals: the system understood the request and says no.

A refusal is safe to show. Everything else that is raised is a bug.
"""

from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Refusal(Exception):
    """No, and what to do next. Subclasses are named for what we would say aloud.

    `code` is for machines, `status` for HTTP, `message` and `advice` for people.
    """

    code: ClassVar[str]
    status: ClassVar[int] = 409
    message: str | Promise = _("This cannot be done now.")
    advice: str | Promise = _("Go back, check what you entered, and try again.")

    def __init__(
        self, message: str | Promise | None = None, *, advice: str | Promise | None = None
    ) -> None:
        if message is not None:
            self.message = message
        if advice is not None:
            self.advice = advice
        super().__init__(self.code)

    def __str__(self) -> str:
        return str(self.message)


class NotFound(Refusal):
    """Absent, or not this person's to see: the answer is the same."""

    code = "not-found"
    status = 404
    message = _("This page does not exist.")
    advice = _("Check the address, or start again from the first page.")


class NotAllowed(Refusal):
    code = "not-allowed"
    status = 403
    message = _("Your role does not include this.")
    advice = _("Ask the head of your unit for the role that does.")

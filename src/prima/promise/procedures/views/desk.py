"""The version that is being written, and what is answered to whoever writes it."""

from django.forms import BoundField, Form
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from prima.foundation.http import SignedInRequest
from prima.foundation.people.rules import Capability
from prima.promise.procedures import actions, queries
from prima.promise.procedures.report.svg import screen_svg
from prima.promise.procedures.rules.document import ProcedureDocument
from prima.promise.procedures.views.showing import Here, here, step, trail


class Desk:
    """The version that is being written, as the person at hand sees it."""

    def __init__(self, request: SignedInRequest, slug: str, code: str) -> None:
        self.request = request
        self.here: Here = here(request, slug, timezone.now(), Capability.EDIT_PROMISE)
        self.procedure = queries.procedure_named(self.here.unit, code)
        version = queries.written_version(self.procedure)
        if version is None:
            raise queries.NoSuchProcedureVersion
        self.version = version
        self.document = queries.document_of(version)
        self.posted = request.POST if request.method == "POST" else None
        self.mark = request.POST.get("mark", "") if self.posted else queries.mark_of(version)
        self.is_stale = False

    def keep(self, document: ProcedureDocument) -> bool:
        """Save if nobody else did meanwhile; the page shows both if somebody did."""
        try:
            self.version = actions.revise(
                self.version,
                document=document,
                mark=self.mark,
                at=self.here.at,
                by=self.request.user,
            )
        except actions.ChangedMeanwhile:
            self.is_stale = True
            return False
        self.document = document
        self.mark = queries.mark_of(self.version)
        return True

    @property
    def is_autosave(self) -> bool:
        return self.request.headers.get("X-Autosave") == "yes"

    def answer(self, template: str, form: Form, **more: object) -> HttpResponse:
        """Show the page again; to the script that saves by itself, say only what it needs."""
        status = 409 if self.is_stale else 422 if form.errors else 200
        if self.is_autosave:
            return self.told(status, form)
        page = {
            "here": self.here,
            "procedure": self.procedure,
            "version": self.version,
            "document": self.document,
            # To save in the place of theirs, the mark of theirs is needed.
            "mark": queries.mark_of(self.version) if self.is_stale else self.mark,
            "form": form,
            "is_stale": self.is_stale,
            "trail": trail(
                self.here.unit,
                step(self.here.unit, self.procedure.code, self.procedure.title),
                (_("Write"), ""),
            ),
            **more,
        }
        return render(self.request, template, page, status=status)

    def told(self, status: int, form: Form, **more: str) -> HttpResponse:
        said = {
            200: _("Saved."),
            409: _("Somebody else saved this procedure meanwhile. Press “Save” to compare."),
            422: _("Not saved yet: something needs to be corrected."),
        }[status]
        if status == 200:  # noqa: PLR2004 - HTTP's number
            drawn = str(screen_svg(self.document))
            return JsonResponse({"said": said, "mark": self.mark, "svg": drawn, **more})
        return JsonResponse({"said": said, "errors": form.errors}, status=status)


def differing(form: Form, desk: Desk, *, is_gone: bool = False) -> list[dict[str, str]]:
    """Set what somebody else saved beside what was typed here, where they differ."""
    if not desk.is_stale:
        return []
    pairs = (
        (field, "" if is_gone else _shown(field, field.initial), _shown(field, field.data))
        for field in form
    )
    return [
        {"field": str(field.label), "theirs": theirs, "yours": yours}
        for field, theirs, yours in pairs
        if theirs.split() != yours.split()
    ]


def _shown(field: BoundField, value: object) -> str:
    """Return a value as people read it: a choice by its words, a list one thing a line."""
    choices = getattr(field.field.widget, "choices", ())
    words = {str(code): str(said) for code, said in choices}
    if words:
        return words.get(str(value or ""), str(value or ""))
    return "\n".join(map(str, value)) if isinstance(value, tuple) else str(value or "")

"""The desk at which a section is written: of a draft or of a worksheet, in one way.

What is typed is kept at once for whoever types it, and belongs to the document only when it is
saved. A mark goes with it, so that nobody overwrites another's work without having seen it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from prima.foundation.http import SignedInRequest
from prima.promise.standards import actions, forms, labels, queries
from prima.promise.standards.rules.bounds import Part
from prima.promise.standards.rules.document import ServiceDocument
from prima.promise.standards.rules.problems import Problem, UnreadableDocument
from prima.promise.standards.rules.sections import Section
from prima.promise.standards.rules.typed import (
    Act,
    Tree,
    Typed,
    acted,
    changed,
    mark_of_form,
    mark_of_typed,
    taken,
    tidied,
    typed_of,
)

Put = Callable[[Typed, str], object]
Preview = Callable[[Typed], ServiceDocument | None]


@dataclass
class Desk:
    """One section as one person sees it."""

    request: SignedInRequest
    at: datetime
    about: UUID
    document: Tree
    root: type[Part]
    section: Section
    put: Put
    preview: Preview
    newest: Callable[[], Tree]
    codes: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.saved = typed_of(self.document, self.section, self.root)
        self.problems: tuple[Problem, ...] = ()
        self.kept = queries.unfinished(self.about, self.section.code, self.request.user)
        if self.request.method == "POST":
            posted = dict(self.request.POST.lists())
            self.typed = taken(posted, self.section, self.root)
            self.mark = mark_of_form(self.request.POST.get("mark", ""))
        elif self.kept:
            self.typed, self.mark = self.kept.typed, self.kept.mark
        else:
            self.typed, self.mark = self.saved, mark_of_typed(self.saved)

    @property
    def is_stale(self) -> bool:
        """Whether somebody else saved this section after it was opened here."""
        return self.mark != mark_of_typed(self.saved)

    def posted(self, onward: str) -> HttpResponse | None:
        """Do what was asked; None when the page must be shown again with what is wrong."""
        request = self.request
        if request.headers.get("X-Autosave") == "yes":
            return self._kept_quietly()
        if "forget" in request.POST:
            actions.forget_typing(self.about, self.section.code, by=request.user)
            return redirect(request.path)
        if "do" in request.POST:
            return self._acted(request.POST["do"])
        return self._saved(onward)

    def page(self) -> dict[str, object]:
        form = forms.EditSection(
            self.section, self.root, self.typed, codes=self.codes, problems=self.problems
        )
        return {
            "form": form,
            "section": self.section,
            # To save in the place of theirs, the mark of theirs is needed.
            "mark": mark_of_typed(self.saved),
            "is_stale": self.is_stale,
            "both": self._both() if self.is_stale else [],
            "kept": self.kept if self.request.method != "POST" else None,
            "preview": self.preview(self.typed) or self.preview(self.saved),
        }

    def status(self, page: dict[str, object]) -> int:
        if self.request.method != "POST":
            return 200
        return 409 if page["is_stale"] else 422

    def _keep(self) -> None:
        if not self._is_saved():
            actions.keep_typing(
                self.about,
                self.section.code,
                self.typed,
                mark=self.mark,
                at=self.at,
                by=self.request.user,
            )
        else:
            actions.forget_typing(self.about, self.section.code, by=self.request.user)

    def _is_saved(self) -> bool:
        """Whether nothing of what is typed would be lost. A row just added is still to be filled.

        A text that arrives late, after it was saved already, is no unfinished one.
        """
        tidy = tidied(self.typed, self.section, self.root)
        as_saved = changed(self.document, tidy, self.section, self.root)
        says_the_same = typed_of(as_saved, self.section, self.root) == self.saved
        return says_the_same and (self.is_stale or len(self.typed) == len(self.saved))

    def _kept_quietly(self) -> HttpResponse:
        self._keep()
        said = (
            _("Somebody else saved this section meanwhile. Press “Save” to see both.")
            if self.is_stale
            else _("Kept for you. Press “Save” to put it into the draft.")
        )
        document = self.preview(self.typed)
        shown = None
        if document:
            page = {"document": document}
            shown = render_to_string("standards/promise.html", page, request=self.request)
        return JsonResponse({"said": said, "preview": shown})

    def _acted(self, asked: str) -> HttpResponseRedirect:
        act, _colon, index = asked.partition(":")
        if act in set(Act) and (index.isdecimal() or not index) and len(index) <= len("60"):
            place = int(index or 0)
            self.typed = acted(self.typed, self.section, self.root, Act(act), place)
        self._keep()
        row = "last" if act == Act.ADD else "rows"
        return redirect(f"{self.request.path}#{row}")

    def _saved(self, onward: str) -> HttpResponse | None:
        self.typed = tidied(self.typed, self.section, self.root)
        try:
            self.put(self.typed, self.mark)
        except UnreadableDocument as unreadable:
            self.problems = unreadable.problems
        except actions.ChangedMeanwhile:
            self.saved = typed_of(self.newest(), self.section, self.root)
        else:
            messages.success(self.request, _("The section is saved."))
            return redirect(onward if "next" in self.request.POST else self.request.path)
        self._keep()
        return None

    def _both(self) -> list[dict[str, str]]:
        """Set what stands there now beside what was typed here, where they differ."""
        names = dict.fromkeys((*self.saved, *self.typed))
        return [
            {"where": _where(name), "theirs": theirs, "yours": yours}
            for name in names
            if not name.endswith(".code")
            for theirs in [_said(self.saved.get(name, ""))]
            for yours in [_said(self.typed.get(name, ""))]
            if theirs.split() != yours.split()
        ]


def _said(value: str | list[str]) -> str:
    return "\n".join(value) if isinstance(value, list) else value


def _where(name: str) -> str:
    return labels.place([int(step) if step.isdecimal() else step for step in name.split(".")])

"""What we accept of somebody who answers: the questions of any instrument, page by page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prima.listen.surveys import labels
from prima.listen.surveys.rules.answering import Fault, Given, given_to
from prima.listen.surveys.rules.asking import LONGEST_TEXT, Ask, ScaleKind, Section
from prima.listen.surveys.rules.codes import PROFILE, SUGGESTION_LENGTH
from prima.listen.surveys.rules.documents import Document
from prima.listen.surveys.rules.indexing import Asked

FOLLOWED = frozenset({*range(11), "YES", "NO"})
"""Answers that the style sheet knows: it shows what follows them without a script."""


@dataclass(frozen=True)
class Shown:
    """A question as the page needs it."""

    number: int
    field: forms.BoundField
    kind: str
    ends: tuple[str, ...]
    points: tuple[int, ...]
    follows: str
    required: bool

    @property
    def first(self) -> int:
        return self.points[0]

    @property
    def last(self) -> int:
        return self.points[-1]


class AnswerDocument(forms.Form):
    """An instrument in the reader's language: its questions, then the rest if they like.

    Of a paged document, `page` is the one that was filled in; earlier ones come along hidden. An
    officer who types paper leaves blank what is blank there, so `whole` is false.
    """

    suggestion = forms.CharField(
        label=gettext_lazy("What should we do better?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": SUGGESTION_LENGTH}),
        help_text=gettext_lazy("Please write no names and no numbers of people."),
    )

    def __init__(
        self,
        document: Document,
        language: str,
        data: Any = None,  # noqa: ANN401 - Django's own
        *,
        initial: Any = None,  # noqa: ANN401 - Django's own
        page: int | None = None,
        whole: bool = True,
    ) -> None:
        super().__init__(data, initial=initial)
        self.document, self.language, self.whole = document, language, whole
        self.page = page
        self.given = Given()
        for asked in document.questions:
            self.fields[asked.item.code] = self._field(asked)
        self.has_about_you = document.official is not None and document.audience == "CITIZENS"
        for name in PROFILE if self.has_about_you else ():
            self.fields[name] = _profile_field(name)
        if not self.has_about_you:
            del self.fields["suggestion"]
        self.order_fields([*(asked.item.code for asked in document.questions), *PROFILE])

    def clean(self) -> dict[str, Any]:
        raw = {asked.item.code: self.data.get(asked.item.code) for asked in self.document.questions}
        self.given = given_to(self.document, raw, whole=self.whole)
        due = {item.code for section in self._due() for item in section.items}
        for code, fault in self.given.faults.items():
            if code in due and code not in self.errors:
                self.add_error(code, self._said(code, fault))
        return self.cleaned_data

    def clean_suggestion(self) -> str:
        text = str(self.cleaned_data["suggestion"]).replace("\r\n", "\n")
        if len(text) > SUGGESTION_LENGTH:
            raise forms.ValidationError(
                _("Write at most 1,000 characters. Now there are %(count)s."),
                params={"count": len(text)},
            )
        return text

    @property
    def sections(self) -> list[tuple[Section, str, str, list[Shown]]]:
        """The sections on this page: each with its title, its lead and its questions."""
        numbers = {asked.item.code: n for n, asked in enumerate(self._numbered(), start=1)}
        return [
            (
                section,
                section.title.by(self.language),
                section.lead.by(self.language) if section.lead else "",
                [self._shown(item.code, numbers.get(item.code, 0)) for item in section.items],
            )
            for section in self._shown_sections()
        ]

    @property
    def carried(self) -> list[tuple[str, str]]:
        """What was answered on other pages, to be sent along."""
        here = {item.code for section in self._shown_sections() for item in section.items}
        source = self.data if self.is_bound else self.initial
        return [
            (asked.item.code, str(source[asked.item.code]))
            for asked in self.document.questions
            if asked.item.code not in here and source.get(asked.item.code)
        ]

    @property
    def is_last(self) -> bool:
        return self.page is None or self.page >= len(self.document.pages) - 1

    @property
    def question_count(self) -> int:
        return len(list(self._numbered()))

    @property
    def about_you(self) -> list[forms.BoundField]:
        return [self[name] for name in PROFILE] if self.has_about_you else []

    @property
    def numbers(self) -> dict[str, int | None]:
        """The answers to an official survey."""
        codes = (
            [item.code for item in self.document.official.items] if self.document.official else []
        )
        return {code: _number(self.given.answers[code]) for code in codes}

    @property
    def profile(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in PROFILE if self.has_about_you}

    def _numbered(self) -> Iterator[Asked]:
        return (asked for asked in self.document.questions if asked.item.show_if is None)

    def _shown_sections(self) -> tuple[Section, ...]:
        pages = self.document.pages
        return pages if self.page is None else (pages[self.page],)

    def _due(self) -> tuple[Section, ...]:
        pages = self.document.pages
        return pages if self.page is None else pages[: self.page + 1]

    def _field(self, asked: Asked) -> forms.Field:
        item, scale = asked
        label, hint = item.question.by(self.language), self._hint(asked)
        if scale.kind is ScaleKind.TEXT:
            return forms.CharField(
                label=label,
                help_text=hint,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2, "maxlength": LONGEST_TEXT}),
            )
        words = scale.words(self.language) if scale.labels or scale.choices else None
        choices = words or [(point, str(point)) for point in scale.points]
        wrong = self._said(item.code, Fault.MISSING)
        return forms.ChoiceField(
            label=label,
            help_text=hint,
            choices=choices,
            widget=forms.RadioSelect,
            required=self._is_due(item),
            error_messages={"required": wrong, "invalid_choice": wrong},
        )

    def _is_due(self, item: Ask) -> bool:
        """Say whether everybody answers it, on this page or an earlier one."""
        is_here = any(item in section.items for section in self._due())
        return self.whole and item.required and item.show_if is None and is_here

    def _hint(self, asked: Asked) -> str:
        condition = asked.item.show_if
        if condition is None:
            return ""
        words = dict(self.document.by_code[condition.item].scale.words(self.language))
        chosen = ", ".join(words[answer] for answer in condition.answers)
        return _("Only if you chose: %(answers)s.") % {"answers": chosen}

    def _said(self, code: str, fault: Fault) -> str:
        if fault is Fault.TOO_LONG:
            return _("Write at most %(count)s characters.") % {"count": LONGEST_TEXT}
        name = self.document.by_code[code].item.named(self.language)
        return _("Choose an answer about: %(item)s.") % {"item": name}

    def _shown(self, code: str, number: int) -> Shown:
        item, scale = self.document.by_code[code]
        kind = "text" if scale.kind is ScaleKind.TEXT else "cards"
        if scale.points and not scale.labels:
            kind = "points"
        elif len(scale.labels) == 4:  # noqa: PLR2004 - the official scale has its own component
            kind = "four"
        follows = ""
        if item.show_if and set(item.show_if.answers) <= FOLLOWED and code not in self.errors:
            shown_after = (f"surveys-follow--{answer}" for answer in item.show_if.answers)
            follows = " ".join(["surveys-follow", *shown_after]) if self._is_next(code) else ""
        ends = tuple(end.by(self.language) for end in scale.ends)
        return Shown(number, self[code], kind, ends, scale.points, follows, self._is_due(item))

    def _is_next(self, code: str) -> bool:
        """Say whether a question stands right after the one that it depends on."""
        codes = list(self.document.by_code)
        condition = self.document.by_code[code].item.show_if
        return condition is not None and codes[codes.index(code) - 1] == condition.item


def _profile_field(name: str) -> forms.ChoiceField:
    label, words = labels.PROFILE[name]
    unsaid = [("", _("Prefer not to say"))]
    return forms.ChoiceField(label=str(label), choices=[*unsaid, *words.items()], required=False)


def _number(answer: int | str | None) -> int | None:
    return answer if isinstance(answer, int) else None

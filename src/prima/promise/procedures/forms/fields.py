"""Fields for the words of a document: on one line, or one thing a line, and nothing hidden."""

import re
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from prima.promise.standards.rules.bounds import TEXT_PATTERN

STRANGE = _("There is a character that cannot be seen or turns the text around. Type it anew.")


class WordsField(forms.CharField):
    """Words on one line: every space counts once, and nothing in them is hidden."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(**kwargs)
        self.validators.append(RegexValidator(TEXT_PATTERN, STRANGE, "strange"))

    def to_python(self, value: object) -> str | None:
        return " ".join((super().to_python(value) or "").split())


class LinesField(forms.CharField):
    """One thing a line."""

    widget = forms.Textarea

    def __init__(self, *, most: int, longest: int, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(required=False, strip=False, **kwargs)
        self.most, self.longest = most, longest

    def prepare_value(self, value: object) -> object:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: object) -> Any:  # noqa: ANN401 - Django's signature
        lines = tuple(
            dict.fromkeys(" ".join(line.split()) for line in str(value or "").splitlines())
        )
        kept = tuple(line for line in lines if line)
        if len(kept) > self.most:
            raise forms.ValidationError(
                _("At most %(most)s lines."), params={"most": self.most}, code="too-many"
            )
        if any(len(line) > self.longest for line in kept):
            raise forms.ValidationError(
                _("Each line has at most %(longest)s characters."),
                params={"longest": self.longest},
                code="too-long",
            )
        if not all(re.match(TEXT_PATTERN, line) for line in kept):
            raise forms.ValidationError(STRANGE, code="strange")
        return kept

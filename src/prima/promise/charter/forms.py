from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError as Unfit

from prima.promise.charter import labels
from prima.promise.charter.rules.codes import Chapter, Decider, Exclusion, Occasion, Remedy
from prima.promise.charter.rules.document import (
    LONGEST_WAIT,
    MOST_SENTENCES,
    MOST_SIGNERS,
    CharterDocument,
    Guarantee,
    Said,
    Signer,
)

LONGEST = 20_000
SEPARATOR = ";"
ALL_SERVICES = ""


class WriteCharter(forms.Form):
    """The sentences of a draft: one on each line, the English beside the Indonesian."""

    mark = forms.CharField(widget=forms.HiddenInput, max_length=16)
    signers = forms.CharField(
        label=_("Who signs"),
        help_text=_("One person on each line: name; position."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=2_000,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's own
        super().__init__(*args, **kwargs)
        for chapter in Chapter:
            words = str(labels.CHAPTERS[chapter])
            in_english = gettext("%(chapter)s, in English") % {"chapter": words}
            for language, label, hint in (
                ("id", words, _("In Indonesian, one sentence on each line.")),
                ("en", in_english, _("In English, line by line the same; may stay empty.")),
            ):
                self.fields[f"{chapter.field}_{language}"] = forms.CharField(
                    label=label,
                    help_text=hint,
                    widget=forms.Textarea(attrs={"rows": 5, "lang": language}),
                    required=False,
                    max_length=LONGEST,
                )
        self.order_fields([name for name in self.fields if name != "signers"])

    @staticmethod
    def initial_of(document: CharterDocument, mark: str) -> dict[str, str]:
        said: dict[str, str] = {
            "mark": mark,
            "signers": "\n".join(
                f"{each.name}{SEPARATOR} {each.position}" for each in document.signers
            ),
        }
        for chapter in Chapter:
            sentences: Sequence[Said] = getattr(document, chapter.field)
            said[f"{chapter.field}_id"] = "\n".join(each.id for each in sentences)
            said[f"{chapter.field}_en"] = "\n".join(each.en or "" for each in sentences).rstrip()
        return said

    def clean_signers(self) -> tuple[Signer, ...]:
        lines = [line.strip() for line in self.cleaned_data["signers"].splitlines() if line.strip()]
        try:
            signers = tuple(_signer(line) for line in lines)
        except ValueError as wrong:
            raise ValidationError(
                gettext("Write each person as: name; position. At most 120 letters each.")
            ) from wrong
        if len(signers) > MOST_SIGNERS:
            raise ValidationError(gettext("At most six people sign."))
        return signers

    def clean(self) -> dict[str, Any] | None:
        for chapter in Chapter:
            own, other = (
                self.cleaned_data.get(f"{chapter.field}_{language}", "")
                for language in ("id", "en")
            )
            try:
                sentences = _sentences(own, other)
            except Unfit:
                self.add_error(
                    f"{chapter.field}_id",
                    gettext(
                        "A sentence is longer than 500 letters, or has letters nobody can read."
                    ),
                )
            except ValueError:
                self.add_error(
                    f"{chapter.field}_en",
                    gettext("An English line has no Indonesian line beside it."),
                )
            else:
                self.cleaned_data[chapter.field] = sentences
                if len(sentences) > MOST_SENTENCES:
                    self.add_error(f"{chapter.field}_id", gettext("At most 30 sentences."))
        return self.cleaned_data

    def document_after(self, document: CharterDocument) -> CharterDocument:
        """Return the document with what was written; its guarantees stay."""
        names = [*(chapter.field for chapter in Chapter), "signers"]
        return CharterDocument.model_validate(
            dict(document) | {name: self.cleaned_data[name] for name in names}
        )


def _signer(line: str) -> Signer:
    name, position = line.split(SEPARATOR)
    return Signer(name=name, position=position)


def _sentences(own: str, other: str) -> tuple[Said, ...]:
    """Pair the lines of two languages; raises ValueError where only the English is said."""
    lines, english = own.splitlines(), other.splitlines()
    english += [""] * (len(lines) - len(english))
    lines += [""] * (len(english) - len(lines))
    pairs = [(line.strip(), said.strip()) for line, said in zip(lines, english, strict=True)]
    if any(said and not line for line, said in pairs):
        raise ValueError("an English line alone")
    return tuple(Said(id=line, en=said or None) for line, said in pairs if line)


class AddGuarantee(forms.Form):
    """A guarantee, built from lists."""

    occasion = forms.ChoiceField(
        label=_("What must have happened"),
        choices=list(labels.OCCASIONS.items()),
        widget=forms.RadioSelect,
    )
    minutes = forms.IntegerField(
        label=_("Minutes"),
        help_text=_("Only for a wait."),
        min_value=1,
        max_value=LONGEST_WAIT,
        required=False,
    )
    service = forms.ChoiceField(label=_("For which service"), required=False)
    remedy = forms.ChoiceField(
        label=_("What is owed"),
        choices=[
            (code, words) for code, words in labels.REMEDIES.items() if code != Remedy.AS_STATED
        ],
        widget=forms.RadioSelect,
    )
    amount_rupiah = forms.IntegerField(
        label=_("Amount in rupiah"),
        help_text=_("Only for a sum of money."),
        min_value=0,
        max_value=1_000_000_000,
        required=False,
    )
    ceiling_rupiah = forms.IntegerField(
        label=_("The most that one person gets, in rupiah"),
        help_text=_("For a sum of money and for money given back."),
        min_value=0,
        max_value=1_000_000_000,
        required=False,
    )
    decider = forms.ChoiceField(
        label=_("Who decides"), choices=list(labels.DECIDERS.items()), widget=forms.RadioSelect
    )
    exclusions = forms.MultipleChoiceField(
        label=_("Nothing is owed when"),
        choices=list(labels.EXCLUSIONS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(
        self,
        services: Mapping[str, str],
        taken: Sequence[str],
        *args: Any,  # noqa: ANN401 - as Django's own
        **kwargs: Any,  # noqa: ANN401 - as Django's own
    ) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["service"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101 - declared above
        choice.choices = [(ALL_SERVICES, _("All services")), *services.items()]
        self.taken = taken
        self.guarantee: Guarantee | None = None

    def clean(self) -> dict[str, Any] | None:
        said = self.cleaned_data
        if self.errors:
            return said
        for name, message in _contradictions(said):
            self.add_error(name, message)
        if not self.errors:
            self.guarantee = Guarantee(
                code=self._code(said["occasion"]),
                occasion=Occasion(said["occasion"]),
                service=said["service"] or None,
                minutes=said["minutes"],
                remedy=Remedy(said["remedy"]),
                amount_rupiah=said["amount_rupiah"] or 0,
                ceiling_rupiah=said["ceiling_rupiah"] or 0,
                decider=Decider(said["decider"]),
                exclusions=tuple(Exclusion(each) for each in said["exclusions"]),
            )
        return said

    def _code(self, occasion: str) -> str:
        base = occasion.lower().replace("_", "-")
        number = next(n for n in range(1, len(self.taken) + 2) if f"{base}-{n}" not in self.taken)
        return f"{base}-{number}"


def _contradictions(said: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Say beside which field what was chosen contradicts itself."""
    is_wait = said["occasion"] == Occasion.WAIT
    is_money, is_refund = said["remedy"] == Remedy.MONEY, said["remedy"] == Remedy.REFUND
    amount, ceiling = said["amount_rupiah"] or 0, said["ceiling_rupiah"] or 0
    rules = (
        ("minutes", is_wait and not said["minutes"], gettext("Say how many minutes.")),
        (
            "minutes",
            not is_wait and said["minutes"],
            gettext("Only a wait has minutes. Leave it empty."),
        ),
        ("amount_rupiah", is_money and not amount, gettext("Say how much.")),
        (
            "amount_rupiah",
            not is_money and amount,
            gettext("Only a sum of money has an amount. Leave it empty."),
        ),
        (
            "amount_rupiah",
            is_money and amount > ceiling > 0,
            gettext("This is more than the ceiling."),
        ),
        (
            "ceiling_rupiah",
            (is_money or is_refund) and not ceiling,
            gettext("Say the most that is paid."),
        ),
        (
            "ceiling_rupiah",
            not (is_money or is_refund) and ceiling,
            gettext("This remedy costs no money. Leave it empty."),
        ),
        (
            "remedy",
            is_refund and said["occasion"] != Occasion.FEE_OTHER_THAN_PUBLISHED,
            gettext("Money is given back only when another fee than the published one was paid."),
        ),
    )
    return [(name, message) for name, is_wrong, message in rules if is_wrong]


class DeclareCharter(forms.Form):
    mark = forms.CharField(widget=forms.HiddenInput, max_length=16)
    in_force_on = forms.DateField(
        label=_("In force from"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    why = forms.CharField(label=_("What changed, and why"), max_length=400)
    decree = forms.CharField(label=_("Number of the decree"), max_length=120, required=False)

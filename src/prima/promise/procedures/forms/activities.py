"""One row of the table, as a form."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prima.promise.procedures.forms.fields import LinesField, WordsField
from prima.promise.procedures.rules.codes import ActivityKind
from prima.promise.procedures.rules.document import MOST_THINGS, Activity, Exit, ProcedureDocument
from prima.promise.procedures.rules.editing import row_of
from prima.promise.procedures.rules.flow import next_code
from prima.promise.standards.rules.codes import TimeUnit
from prima.promise.standards.rules.durations import Duration

if TYPE_CHECKING:
    from prima.promise.standards.rules.document import ServiceDocument

NEXT, THE_END = "", "!end"
WAYS = ("when_", "to_")
UNITS = [
    (TimeUnit.MINUTES, _("minutes")),
    (TimeUnit.WORKING_HOURS, _("working hours")),
    (TimeUnit.WORKING_DAYS, _("working days")),
    (TimeUnit.CALENDAR_DAYS, _("calendar days")),
]


def _things(label: Any, hint: Any) -> LinesField:  # noqa: ANN401 - a lazy text
    rows = forms.Textarea(attrs={"rows": 3})
    return LinesField(most=MOST_THINGS, longest=90, label=label, help_text=hint, widget=rows)


class EditActivity(forms.Form):
    """One row of the table."""

    text = WordsField(
        label=_("Activity"),
        help_text=_("Begin with what is done, without saying who: “Check the papers.”"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=240,
    )
    performer = forms.ChoiceField(label=_("Performer"))
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[(ActivityKind.TASK, _("Task")), (ActivityKind.DECISION, _("Decision"))],
    )
    step = forms.ChoiceField(label=_("Step of the standard"), required=False)
    needs = _things(_("What is needed"), _("One thing a line."))
    duration_value = forms.IntegerField(
        label=_("Time"), min_value=1, max_value=10_000, required=False
    )
    duration_unit = forms.ChoiceField(label=_("Unit of time"), choices=UNITS)
    outputs = _things(_("What comes out"), _("One thing a line."))
    note = WordsField(label=_("Remark"), max_length=160, required=False)

    def __init__(
        self,
        document: ProcedureDocument,
        activity: Activity,
        standard: "ServiceDocument | None",
        data: Any = None,  # noqa: ANN401 - Django's signature
    ) -> None:
        super().__init__(data, initial=_initial(activity))
        self.document, self.activity = document, activity
        self._choices("performer", [(each.code, each.name) for each in document.performers])
        steps = standard.standard.delivery.procedure if standard else ()
        known = [(step.code, step.text) for step in steps]
        if activity.step and activity.step not in dict(known):
            known.append((activity.step, activity.step))
        self._choices("step", [("", _("None")), *known])
        targets = [
            (NEXT, _("The next row")),
            *((e.code, f"{n}. {e.text}") for n, e in enumerate(document.activities, start=1)),
            (THE_END, _("The end of the procedure")),
        ]
        for place in (1, 2, 3):
            self.fields[f"when_{place}"] = WordsField(
                label=_("Answer %(place)s") % {"place": place}, max_length=30, required=False
            )
            self.fields[f"to_{place}"] = forms.ChoiceField(
                label=_("Goes on with (%(place)s)") % {"place": place},
                choices=targets,
                required=False,
            )

    def _choices(self, name: str, choices: Iterable[tuple[str, Any]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(choices)

    @property
    def main_fields(self) -> list[forms.BoundField]:
        return [field for field in self if not field.name.startswith(WAYS)]

    @property
    def way_fields(self) -> list[forms.BoundField]:
        return [field for field in self if field.name.startswith(WAYS)]

    @property
    def is_forked(self) -> bool:
        """Say whether its ways on are worth seeing at once."""
        return bool(self.errors or self.activity.exits) or self["kind"].value() == "DECISION"

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("kind") == ActivityKind.TASK and any(
            given.get(f"when_{place}") or given.get(f"to_{place}") for place in (2, 3)
        ):
            self.add_error("kind", _("A task goes on in one way only. Make it a decision."))
        return given

    @property
    def changed_activity(self) -> Activity:
        """Return what was typed as an activity. Only for a form that is valid."""
        given = self.cleaned_data
        value, unit = given["duration_value"], TimeUnit(given["duration_unit"])
        return Activity(
            code=self.activity.code,
            text=given["text"],
            performer=given["performer"],
            kind=ActivityKind(given["kind"]),
            step=given["step"] or None,
            needs=given["needs"],
            duration=Duration(value=value, unit=unit) if value else None,
            outputs=given["outputs"],
            note=given["note"] or None,
            exits=self._exits(),
        )

    def _exits(self) -> tuple[Exit, ...]:
        """Return the ways on. Of a task, "the next row" needs no saying."""
        given = self.cleaned_data
        decides = given["kind"] == ActivityKind.DECISION
        said = [
            (given[f"when_{place}"], given[f"to_{place}"])
            for place in ((1, 2, 3) if decides else (1,))
        ]
        return tuple(
            Exit(when=when or None, to=self._target(to)) for when, to in said if when or to
        )

    def _target(self, to: str) -> str | None:
        if to == NEXT:
            return next_code(self.document, row_of(self.document, self.activity.code) or 0)
        return None if to == THE_END else to


def _initial(activity: Activity) -> dict[str, object]:
    duration = activity.duration
    ways = {
        f"{name}_{place}": value
        for place, way in enumerate(activity.exits, start=1)
        for name, value in (("when", way.when or ""), ("to", way.to or THE_END))
    }
    return {
        "text": activity.text,
        "performer": activity.performer,
        "kind": activity.kind,
        "step": activity.step or "",
        "needs": activity.needs,
        "duration_value": duration.value if duration else None,
        "duration_unit": duration.unit if duration else TimeUnit.MINUTES,
        "outputs": activity.outputs,
        "note": activity.note or "",
        **ways,
    }

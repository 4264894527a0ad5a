"""How Django's forms are drawn: the field component, its choices, and where an error leads."""

from collections.abc import Iterator

from django.forms import (
    BaseForm,
    BoundField,
    CheckboxInput,
    CheckboxSelectMultiple,
    FileInput,
    MultiWidget,
    RadioSelect,
    Select,
    SelectDateWidget,
    Textarea,
)
from django.forms.renderers import DjangoTemplates


class PrimaRenderer(DjangoTemplates):
    """Draws `{{ form }}` and `{{ form.name.as_field_group }}` with the field component."""

    form_template_name = "design/forms/form.html"
    field_template_name = "design/forms/field.html"


GROUPS = (RadioSelect, CheckboxSelectMultiple)
KINDS = (
    (GROUPS, "choices"),
    ((CheckboxInput,), "check"),
    ((Textarea,), "textarea"),
    ((Select, SelectDateWidget), "select"),
    ((FileInput,), "file"),
)


def kind_of(field: BoundField) -> str:
    """Name the drawing that this field needs: choices, check, textarea, select, file or input."""
    for widgets, kind in KINDS:
        if isinstance(field.field.widget, widgets):
            return kind
    return "input"


def first_control_id(field: BoundField) -> str:
    """Find the id that takes the focus: a group has none itself, its first control has."""
    if isinstance(field.field.widget, (*GROUPS, MultiWidget)):
        return f"{field.auto_id}_0"
    return field.id_for_label or field.auto_id


def errors_of(form: BaseForm) -> Iterator[dict[str, str]]:
    """List every error of a form with the control that it is about, in the order of the page."""
    for message in form.non_field_errors():
        yield {"text": str(message), "url": ""}
    for field in form:
        for message in field.errors:
            yield {"text": _about(field, str(message)), "url": f"#{first_control_id(field)}"}


def _about(field: BoundField, message: str) -> str:
    """Put the field's name before a message that does not say it, such as "This is required."."""
    label = str(field.label)
    if label.casefold() in message.casefold():
        return message
    return f"{label} {message}" if label[-1:] in "?.!" else f"{label}: {message}"

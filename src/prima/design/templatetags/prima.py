"""The words of the design system in templates: components, icons, states and formats."""

from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal
from zoneinfo import ZoneInfo

import segno
from django import template
from django.forms import BaseForm, BoundField
from django.template import Context
from django.templatetags.static import static
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import get_current_timezone
from django.utils.translation import get_language

from prima.design import formats
from prima.design.forms import errors_of, kind_of
from prima.design.icons import icon_names
from prima.design.rendering import render_component
from prima.design.states import WORDS

register = template.Library()


@register.simple_tag(takes_context=True)
def component(context: Context, called: str, **values: object) -> SafeString:
    return render_component(called, values, context)


@register.simple_block_tag(takes_context=True)
def wrap(context: Context, content: SafeString, called: str, **values: object) -> SafeString:
    """Render a component around the template's own html."""
    return render_component(called, {**values, "content": content}, context)


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon beside a word; assistive technology hears the word only."""
    if name not in icon_names():
        raise template.TemplateSyntaxError(f"No icon is called {name!r}.")
    return format_html(
        '<svg class="prima-icon" width="24" height="24" aria-hidden="true" focusable="false">'
        '<use href="{}#{}"/></svg>',
        static("design/icons.svg"),
        name,
    )


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """Draw a field's own control, with the class that its kind is styled by."""
    own = str(field.field.widget.attrs.get("class", ""))
    return field.as_widget(attrs={"class": f"prima-field__{kind_of(field)} {own}".strip()})


@register.filter
def qr(data: str) -> SafeString:
    """Draw a QR code of these words or this address, as svg without inline style."""
    code = segno.make(data, error="m", micro=False)
    return mark_safe(code.svg_inline(border=4, omitsize=True, svgclass=None, lineclass=None))  # noqa: S308 - drawn by segno, holds no text


@register.filter
def kind(field: BoundField) -> str:
    return kind_of(field)


@register.filter
def all_errors(form: BaseForm) -> list[dict[str, str]]:
    return list(errors_of(form))


@register.filter
def state_word(state: str) -> str | Promise:
    return WORDS[state]


@register.filter
def day(when: date | datetime | None, zone: str | tzinfo | None = None) -> str:
    return "" if when is None else formats.day(when, _zone(zone), language=_language())


@register.filter
def shortday(when: date | datetime | None, zone: str | tzinfo | None = None) -> str:
    return "" if when is None else formats.short_day(when, _zone(zone), language=_language())


@register.filter
def clock(when: datetime | None, zone: str | tzinfo | None = None) -> str:
    return "" if when is None else formats.clock(when, _zone(zone), language=_language())


@register.filter
def moment(when: datetime | None, zone: str | tzinfo | None = None) -> str:
    return "" if when is None else formats.moment(when, _zone(zone), language=_language())


@register.filter
def duration(span: timedelta | None) -> str:
    return "" if span is None else formats.duration(span, language=_language())


@register.filter
def rupiah(amount: Decimal | int | None) -> str:
    return "" if amount is None else formats.rupiah(amount, language=_language())


@register.filter
def number(value: Decimal | float | None, decimals: int = 0) -> str:
    return "" if value is None else formats.number(value, decimals, language=_language())


@register.filter
def percent(share: Decimal | float | None, decimals: int = 1) -> str:
    return "" if share is None else formats.percent(share, decimals, language=_language())


def _zone(zone: str | tzinfo | None) -> tzinfo:
    return ZoneInfo(zone) if isinstance(zone, str) else zone or get_current_timezone()


def _language() -> str:
    return (get_language() or "id").split("-")[0]

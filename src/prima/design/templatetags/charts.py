"""Charts in templates: `{% chart chart %}` and `{% sparkline values label=… %}`."""

from collections.abc import Iterable, Mapping

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from prima.design.charts import NARROW, WIDE, Chart, Point, Sparkline, plain
from prima.design.charts.base import Format, Number
from prima.design.charts.lettering import Words
from prima.design.charts.written import chart_from

register = template.Library()


@register.inclusion_tag("design/chart.html")
def chart(chart: Chart | Mapping[str, object]) -> dict[str, object]:
    """Show the chart for the width there is, what its marks mean, and its numbers."""
    if not isinstance(chart, Chart):
        chart = chart_from(chart)
    return {
        "chart": chart,
        "wide": chart.svg(WIDE),
        "narrow": chart.svg(NARROW),
        "notes": chart.notes(),
        "table": chart.table(),
    }


@register.simple_tag
def sparkline(
    values: Iterable[Number | Point | None],
    *,
    label: Words,
    format: Format = plain,  # noqa: A002 - the name that charts use
    key: str = "",
) -> SafeString:
    """Show a line the size of a word; its last value is in its description."""
    numbers = [value.value if isinstance(value, Point) else value for value in values]
    picture = Sparkline(label=label, values=numbers, format=format, key=key)
    return format_html('<span class="prima-sparkline">{}</span>', picture.svg())

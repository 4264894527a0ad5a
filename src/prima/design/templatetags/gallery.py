"""One tag for the gallery: render an example, whose values are only known when it is read."""

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from prima.design.gallery import Example
from prima.design.rendering import render_component

register = template.Library()


@register.simple_tag(takes_context=True)
def shown_example(context: Context, name: str, example: Example) -> SafeString:
    return render_component(name, example.values, context)

"""The gallery: every component with every example, and sample pages of each face."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from prima.design import gallery as shown
from prima.design.icons import icon_names
from prima.design.states import WORDS


def gallery(request: HttpRequest) -> HttpResponse:
    values = {
        "components": shown.components(),
        "faces": shown.faces(),
        "icons": sorted(icon_names()),
        "states": WORDS,
    }
    return render(request, "design/gallery/index.html", values | _theme(request))


def component(request: HttpRequest, name: str) -> HttpResponse:
    found = {one.name: one for one in shown.components()}
    if name not in found:
        raise Http404
    values = {"component": found[name], "themes": shown.THEMES}
    return render(request, "design/gallery/component.html", values | _theme(request))


def face(request: HttpRequest, name: str) -> HttpResponse:
    if name not in shown.faces():
        raise Http404
    with translation.override("id"):  # the sample pages are about an Indonesian unit
        return render(request, f"design/faces/{name}.html", shown.face(name) | _theme(request))


def _theme(request: HttpRequest) -> dict[str, str]:
    """Preview another theme (?theme=dark) and leave the reader's own choice alone."""
    asked = request.GET.get("theme", "")
    return {"theme": asked} if asked in shown.THEMES else {}

"""Every component is complete, is in the gallery, and is rendered with what it is given."""

from pathlib import Path

import pytest
from django.template import Context, Template, TemplateDoesNotExist, TemplateSyntaxError
from django.test import Client, RequestFactory
from django.urls import reverse

from prima.design.gallery import Component, Example, components, faces
from prima.design.icons import icon_names
from prima.design.rendering import FOLDER, render_component
from prima.design.states import WORDS

FOLDERS = sorted(folder for folder in FOLDER.iterdir() if folder.is_dir())
EXAMPLES = [
    pytest.param(component, example, id=f"{component.name}: {example.title}")
    for component in components()
    for example in component.examples
]


def rendered(source: str, **values: object) -> str:
    return Template("{% load prima %}" + source).render(Context(values))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.name))
def test_a_component_is_a_template_a_sheet_examples_and_criteria(folder: Path) -> None:
    names = {file.name for file in folder.iterdir()}

    assert {f"{folder.name}.html", f"{folder.name}.css", "examples.yaml", "README.md"} <= names


@pytest.mark.parametrize("component", components(), ids=lambda component: str(component.name))
def test_a_component_says_when_to_use_it_and_what_must_stay_true(component: Component) -> None:
    assert component.purpose.endswith((".", "it."))
    assert component.criteria


@pytest.mark.parametrize(("component", "example"), EXAMPLES)
def test_an_example_is_rendered(component: Component, example: Example) -> None:
    request = RequestFactory().get("/design/")
    context = Context({"request": request, "csrf_token": "token"})

    html = render_component(component.name, example.values, context)

    assert "prima-" in html
    assert "{{" not in html
    assert 'style="' not in html


@pytest.mark.parametrize("component", components(), ids=lambda component: str(component.name))
def test_a_component_has_its_page(client: Client, component: Component) -> None:
    page = client.get(reverse("design:component", args=[component.name]), {"theme": "dark"})

    assert page.status_code == 200
    assert 'data-theme="dark"' in page.content.decode()


def test_the_gallery_shows_every_component(client: Client) -> None:
    page = client.get(reverse("design:gallery")).content.decode()

    assert [one.name for one in components() if f'id="{one.name}"' not in page] == []


@pytest.mark.parametrize("name", faces())
def test_a_sample_page_is_shown_in_indonesian(client: Client, name: str) -> None:
    page = client.get(reverse("design:face", args=[name]))

    assert page.status_code == 200
    assert '<html lang="id"' in page.content.decode()


@pytest.mark.parametrize("page", ["design:component", "design:face"])
def test_what_does_not_exist_is_not_found(client: Client, page: str) -> None:
    assert client.get(reverse(page, args=["nothing"])).status_code == 404


def test_a_component_sees_only_what_it_is_given() -> None:
    html = rendered('{% component "badge" text="Versi 3" %}', tone="danger")

    assert "Versi 3" in html
    assert "danger" not in html


def test_words_from_people_are_escaped() -> None:
    html = rendered('{% component "badge" text=text %}', text="<script>alert(1)</script>")

    assert "<script>" not in html


def test_a_wrapped_component_holds_the_html_of_the_page() -> None:
    html = rendered(
        '{% wrap "notice" title="Baca dulu" %}<p>{{ word }}</p>{% endwrap %}', word="A & B"
    )

    assert "<p>A &amp; B</p>" in html
    assert "Baca dulu" in html


def test_attributes_for_htmx_and_modules_are_passed_on() -> None:
    html = rendered(
        '{% component "button" text="Panggil" hx_post=url data_module="x" aria_label=word %}',
        url="/c?a=1&b=2",
        word='"',
    )

    assert 'hx-post="/c?a=1&amp;b=2"' in html
    assert 'data-module="x"' in html
    assert 'aria-label="&quot;"' in html


def test_a_button_with_an_address_is_a_link() -> None:
    assert rendered('{% component "button" text="Buka" url="/x" %}').startswith("<a ")
    assert rendered('{% component "button" text="Kirim" %}').startswith("<button ")


def test_an_unknown_component_is_refused_by_name() -> None:
    with pytest.raises(TemplateDoesNotExist, match="carousel"):
        rendered('{% component "carousel" %}')


def test_an_unknown_icon_is_refused_by_name() -> None:
    with pytest.raises(TemplateSyntaxError, match="unicorn"):
        rendered('{% icon "unicorn" %}')


def test_every_state_has_a_word_and_a_mark() -> None:
    assert [state for state in WORDS if f"mark-{state}" not in icon_names()] == []


@pytest.mark.parametrize("state", WORDS)
def test_a_state_says_its_word_before_its_mark(state: str) -> None:
    html = rendered('{% component "status" state=state %}', state=state)

    assert html.index(str(WORDS[state])) < html.index(f"#mark-{state}")


def test_a_code_is_drawn_without_inline_style() -> None:
    html = rendered("{{ address|qr }}", address="https://prima.example/t/1")

    assert html.startswith("<svg")
    assert "style" not in html

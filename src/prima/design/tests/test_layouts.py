"""Every layout is a whole page by itself, and more with what the context brings."""

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string

LAYOUTS = ["public", "staff", "kiosk", "survey", "board", "slip", "refusal"]


def page(layout: str, blocks: str = "", **values: object) -> str:
    source = f'{{% extends "design/{layout}.html" %}}{{% load prima %}}{blocks}'
    return Template(source).render(Context(values))


@pytest.mark.parametrize("layout", LAYOUTS)
class TestEveryLayout:
    def test_is_whole_without_any_context(self, layout: str) -> None:
        html = page(layout)

        assert html.lstrip().startswith("<!doctype html>")
        assert html.count("<h1") == 1
        assert html.count("<main ") == 1
        assert 'name="viewport"' in html

    def test_holds_what_the_page_says(self, layout: str) -> None:
        blocks = "{% block title %}Judul{% endblock %}{% block main %}<p>Isi</p>{% endblock %}"

        html = page(layout, blocks, place={"name": "Puskesmas Sukamaju"})

        assert "<title>Judul · Puskesmas Sukamaju</title>" in html
        assert "<p>Isi</p>" in html

    def test_keeps_the_theme_that_was_chosen(self, layout: str) -> None:
        expected = "print" if layout == "slip" else "light"

        assert f'data-theme="{expected}"' in page(layout, theme="light")


@pytest.mark.parametrize("layout", ["public", "staff", "kiosk", "survey", "board"])
def test_a_demonstration_says_so(layout: str) -> None:
    assert "prima-demo-banner" in page(layout, demo=True)
    assert "prima-demo-banner" not in page(layout)


@pytest.mark.parametrize("layout", ["public", "staff", "kiosk", "survey"])
def test_the_first_link_leads_to_the_main_contents(layout: str) -> None:
    html = page(layout)

    assert html.index('href="#main"') < html.index("<header")
    assert 'id="main"' in html
    assert 'tabindex="-1"' in html


def test_the_device_decides_the_theme_until_somebody_chooses() -> None:
    assert "data-theme" not in page("public")
    assert 'data-theme="dark"' in page("board")


def test_staff_see_the_five_words_and_the_pages_of_the_open_one() -> None:
    navigation = [
        {
            "label": "Janji",
            "url": "/p",
            "current": False,
            "items": [{"label": "Standar", "url": "/s"}],
        },
        {
            "label": "Layani",
            "url": "/d",
            "current": True,
            "items": [{"label": "Meja", "url": "/m", "current": True}],
        },
    ]

    html = page("staff", navigation=navigation, person="Budi")

    assert '<a class="prima-staff-nav__word" href="/d" aria-current="true">Layani</a>' in html
    assert 'href="/m" aria-current="page"' in html
    assert "Standar" not in html
    assert "Budi" in html


def test_a_refusal_says_what_happened_and_what_to_do() -> None:
    html = render_to_string(
        "design/refusal.html",
        {
            "refusal": {
                "message": "Nomor ini sudah dipanggil.",
                "advice": "Pilih nomor lain.",
                "code": "not-now",
                "status": 409,
            }
        },
    )

    assert "Nomor ini sudah dipanggil." in html
    assert "Pilih nomor lain." in html
    assert "409 not-now" in html


def test_messages_are_shown_once_above_the_contents() -> None:
    html = page("public", messages=[{"level_tag": "success", "__str__": ""}])

    assert "prima-notice--success" in html


def test_htmx_is_told_to_swap_what_was_refused_and_to_stay_within_the_policy() -> None:
    html = render_to_string("design/htmx.html", {"request": {"csp_nonce": "n0nce"}})

    assert '"allowEval":false' in html
    assert '"includeIndicatorStyles":false' in html
    assert '{"code":"422","swap":true}' in html
    assert 'nonce="n0nce"' in html

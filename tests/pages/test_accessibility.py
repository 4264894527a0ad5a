"""Every page can be used by everybody: axe finds nothing, and nothing is wider than a small phone.

The pages come from the address patterns, so that a new page is looked at from its first day. In
Indonesian and light with every example that there is of it; in English and dark with one.
"""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browsing import Visitor
from tests.pages import office
from tests.pages.conftest import Served

pytestmark = pytest.mark.browser

SMALLEST = 320
# Without `preload` axe does not fetch the style sheets again; no rule that we ask for needs them.
OPTIONS = {"resultTypes": ["violations"], "preload": False}
SAMPLES = {"design:face", "design:component"}  # looked at beside the design, one by one
REFUSED = "Failed to load resource"  # a browser's word for a page that says no, as some here do
PUBLIC = {
    "accounts/login", "design", "kiosk", "t", "board", "survey", "results", "u",
    "book", "a", "wish", "check-in", "sop",
}  # fmt: skip
WIDTH_ONCE_DRAWN = """() => document.fonts.ready.then(() => new Promise(done =>
  requestAnimationFrame(() => requestAnimationFrame(() =>
    done(document.documentElement.scrollWidth)))))"""


class TestEveryPage:
    @pytest.mark.parametrize(("language", "theme"), [("id", "light"), ("en", "dark")])
    @pytest.mark.parametrize("who", [office.RATNA, ""], ids=["staff", "public"])
    def test_can_be_used_by_everybody(
        self, chromium: Browser, served: Served, who: str, language: str, theme: str
    ) -> None:
        visitor = Visitor.at(chromium, served.url)
        if who:
            visitor.sign_in(who, office.PASSWORD).close()
        visitor.prefer(language=language, theme=theme)
        page = visitor.context.new_page()

        asked = (
            seen_by(who, served) if language == "id" else office.one_of_each(seen_by(who, served))
        )
        faults = [fault for one in asked for fault in faults_of(page, one.path)]

        assert "\n".join(faults) == ""
        assert [fault for fault in visitor.faults if not fault.startswith(REFUSED)] == []
        visitor.context.close()

    def test_would_be_found_out(self, chromium: Browser, served: Served) -> None:
        """Control: a picture without words, grey on grey, on a page that is too wide."""
        visitor = Visitor.at(chromium, served.url)
        page = visitor.open("/")
        page.evaluate("""() => { document.body.innerHTML = '<main><h1>x</h1>' +
          '<img src="/static/design/prima.svg"><p id="grey">Hard to read</p></main>';
          document.getElementById('grey').style.color = '#eee';
          document.body.style.width = '900px'; }""")

        found = " ".join(wrong_on(page, "/"))

        assert "image-alt" in found
        assert "color-contrast" in found
        assert "900 px wide" in found
        visitor.context.close()


def seen_by(who: str, served: Served) -> list[office.Page]:
    """Return the pages that somebody sees: the public ones are drawn for nobody in particular."""
    return [
        asked
        for asked in served.pages
        if asked.name not in SAMPLES and bool(who) != is_public(asked.path)
    ]


def is_public(path: str) -> bool:
    """Say whether it is a page for everybody: the first one, the first run, or one of a list."""
    return path in {"/", "/start/", "/health"} or path.startswith(
        tuple(f"/{part}/" for part in PUBLIC)
    )


def faults_of(page: Page, path: str) -> Iterator[str]:
    """Open a page and say what is wrong with it. Addresses that show no page have no faults."""
    answer = page.request.get(path, max_redirects=0)
    if "text/html" in answer.headers.get("content-type", "") and answer.status not in {302, 405}:
        page.goto(path)
        yield from wrong_on(page, path)


def wrong_on(page: Page, path: str) -> Iterator[str]:
    for found in Axe().run(page, options=OPTIONS).response["violations"]:
        where = "; ".join(str(node["target"]) for node in found["nodes"])
        yield f"{path}: {found['id']}: {found['help']}: {where}"
    size = page.viewport_size
    assert size is not None
    page.set_viewport_size({"width": SMALLEST, "height": 640})
    width = page.evaluate(WIDTH_ONCE_DRAWN)
    page.set_viewport_size(size)
    if width > SMALLEST:
        yield f"{path}: {width} px wide on a window of {SMALLEST} px"

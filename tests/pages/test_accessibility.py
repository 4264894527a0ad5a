"""Every page can be used by everybody: axe finds nothing, in both languages, in light and dark.

The pages come from the address patterns, so that a new page is looked at from its first day. Each is
drawn once in each language; then the theme changes under it, and the window shrinks to a phone's.
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
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
IN_LIGHT = {"resultTypes": ["violations"], "runOnly": TAGS}
IN_DARK = {"resultTypes": ["violations"], "runOnly": ["color-contrast", "target-size"]}
SAMPLES = {"design:face", "design:component"}  # looked at beside the design, one by one
NO_PAGE = {405}  # an address that only takes forms
WIDTH_ONCE_DRAWN = """() => document.fonts.ready.then(() => new Promise(done =>
  requestAnimationFrame(() => requestAnimationFrame(() =>
    done(document.documentElement.scrollWidth)))))"""


class TestEveryPage:
    @pytest.mark.parametrize("language", ["id", "en"])
    @pytest.mark.parametrize("who", [office.RATNA, ""], ids=["signed in", "public"])
    def test_can_be_used_by_everybody(
        self, chromium: Browser, served: Served, who: str, language: str
    ) -> None:
        visitor = Visitor.at(chromium, served.url)
        if who:
            visitor.sign_in(who, office.PASSWORD).close()
        chosen = {"name": "prima_language", "value": language, "url": served.url}
        visitor.context.add_cookies([chosen])  # type: ignore[list-item]  # a plain dict is a cookie
        page = visitor.context.new_page()

        found = [
            fault
            for asked in served.pages
            if asked.name not in SAMPLES and is_public(asked.path) != bool(who)
            for fault in faults_of(page, asked.path)
        ]

        assert found == []
        visitor.context.close()


PUBLIC = ("/accounts/login", "/design/", "/health", "/kiosk/", "/t/", "/board/", "/survey/")
PUBLIC += ("/results/", "/u/", "/start/")


def is_public(path: str) -> bool:
    return path == "/" or path.startswith(PUBLIC)


def faults_of(page: Page, path: str) -> Iterator[str]:
    """Open a page and say what is wrong with it."""
    answer = page.request.get(path)
    if answer.status in NO_PAGE or "text/html" not in answer.headers["content-type"]:
        return
    page.goto(path, wait_until="load")
    for theme, options in (("light", IN_LIGHT), ("dark", IN_DARK)):
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]  # both are schemes
        for found in Axe().run(page, options=options).response["violations"]:
            where = "; ".join(str(node["target"]) for node in found["nodes"])
            yield f"{path} ({theme}): {found['id']}: {found['help']} {where}"
    page.emulate_media(color_scheme="light")
    size = page.viewport_size
    page.set_viewport_size({"width": SMALLEST, "height": 640})
    width = page.evaluate(WIDTH_ONCE_DRAWN)
    if width > SMALLEST:
        yield f"{path}: {width} px wide on a window of {SMALLEST} px"
    if size:
        page.set_viewport_size(size)

"""In a real browser one layout shows at a time, its words are large enough and never touch."""

from base64 import b64encode
from collections.abc import Iterator

import pytest
from django.template import engines
from playwright.sync_api import Browser, Page, sync_playwright

from prima.design.finders import DESIGN, bundle
from prima.design.tests.chart_samples import SAMPLES
from tests.equipment import browser

pytestmark = pytest.mark.browser

PLAIN = {name: chart for name, chart in SAMPLES.items() if "hostile" not in name}

TOUCHING = """() => [...document.querySelectorAll('.prima-chart svg')]
  .filter(svg => svg.getBoundingClientRect().width > 0)
  .flatMap(svg => {
    const words = [...svg.querySelectorAll('text')].map(text => [text, text.getBBox()]);
    const found = [];
    words.forEach(([text, box], index) => {
      if (box.x < -1 || box.x + box.width > svg.viewBox.baseVal.width + 1)
        found.push(`outside: ${text.textContent}`);
      for (const [other, its] of words.slice(0, index)) {
        const wide = Math.min(box.x + box.width, its.x + its.width) - Math.max(box.x, its.x);
        const high = Math.min(box.y + box.height, its.y + its.height) - Math.max(box.y, its.y);
        if (wide > 1 && high > 6) found.push(`${text.textContent} | ${other.textContent}`);
      }
    });
    return found;
  })"""

SMALLEST = """() => Math.min(...[...document.querySelectorAll('.prima-chart svg')]
  .filter(svg => svg.getBoundingClientRect().width > 0)
  .flatMap(svg => [...svg.querySelectorAll('text')].map(text =>
    parseFloat(getComputedStyle(text).fontSize)
      * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width)))"""

SHOWN = """() => [...document.querySelectorAll('.prima-chart div[role=img]')].map(picture =>
  [...picture.querySelectorAll('svg')]
    .filter(svg => svg.getBoundingClientRect().width > 0).length)"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=browser(), args=["--no-sandbox", "--disable-gpu"]
        )
        yield running
        running.close()


def style() -> str:
    """Return the style sheet with its fonts inside, for a page that has no address."""
    sheet = bundle()
    for font in (DESIGN / "static/design/fonts").glob("*.woff2"):
        carried = b64encode(font.read_bytes()).decode()
        sheet = sheet.replace(f"fonts/{font.name}", f"data:font/woff2;base64,{carried}")
    return sheet


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    shown = chromium.new_page()
    template = engines["django"].from_string(
        "{% load charts %}{% for chart in charts %}<section>{% chart chart %}</section>{% endfor %}"
    )
    shown.set_content(
        '<!doctype html><html lang="id"><meta name="viewport" content="width=device-width">'
        f"<title>Grafik</title><style>{style()}</style>"
        f'<main class="prima-page">{template.render({"charts": list(PLAIN.values())})}</main>'
    )
    shown.evaluate("document.fonts.ready")
    yield shown
    shown.close()


@pytest.mark.parametrize("width", [320, 375, 590, 600, 640, 800, 1366, 3840])
class TestEveryWidth:
    def test_shows_one_layout_that_can_be_read(self, page: Page, width: int) -> None:
        page.set_viewport_size({"width": width, "height": 900})

        assert page.evaluate(SHOWN) == [1] * len(PLAIN)
        assert page.evaluate(TOUCHING) == []
        assert page.evaluate(SMALLEST) >= 11
        assert page.evaluate("document.documentElement.scrollWidth") <= width


class TestLayouts:
    def test_change_at_one_width_without_a_gap(self, page: Page) -> None:
        page.set_viewport_size({"width": 1000, "height": 900})

        for tenths in range(5590, 5611):
            page.evaluate(
                "width => document.querySelectorAll('section')"
                ".forEach(section => { section.style.width = width })",
                f"{tenths / 10}px",
            )

            assert page.evaluate(SHOWN) == [1] * len(PLAIN)


class TestAccessibility:
    @pytest.mark.parametrize("width", [320, 1000])
    def test_hears_each_chart_once_with_its_description(self, page: Page, width: int) -> None:
        page.set_viewport_size({"width": width, "height": 900})

        tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")

        pictures = [
            (node["name"]["value"], bool(node["description"]["value"]))
            for node in tree["nodes"]
            if not node["ignored"] and node["role"]["value"] in {"image", "img"}
        ]
        assert pictures == [(str(chart.title), True) for chart in PLAIN.values()]


class TestNumbers:
    def test_open_with_the_keyboard(self, page: Page) -> None:
        table = page.locator(".prima-chart table").first
        summary = page.locator(".prima-chart summary").first
        assert not table.is_visible()

        summary.focus()
        page.keyboard.press("Enter")

        assert table.is_visible()

    def test_are_shown_on_paper_without_being_opened(self, page: Page) -> None:
        page.emulate_media(media="print")

        assert page.locator(".prima-chart table").first.is_visible()
        assert not page.locator(".prima-chart summary").first.is_visible()

    def test_are_there_without_the_style_sheet(self, page: Page) -> None:
        page.evaluate("document.querySelector('style').remove()")

        assert page.locator(".prima-chart table").first.is_visible()

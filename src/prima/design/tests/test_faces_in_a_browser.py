"""In a real browser every face can be used by everybody, and the scripts do what they promise.

No server is started: the browser's requests are answered by Django's test client, so pages come
with the headers, and so with the policy, that they have in production.
"""

import mimetypes
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright

from prima.design.gallery import faces
from tests.equipment import browser

pytestmark = pytest.mark.browser

HOST = "http://localhost"  # a name that browsers trust without https
PAGES = [
    pytest.param(reverse("design:gallery"), id="gallery"),
    *(pytest.param(reverse("design:face", args=[name]), id=name) for name in faces()),
]
SMALLER = """least => [...document.querySelectorAll('a[href], button')]
  .filter(one => !one.classList.contains('prima-skip-link'))
  .map(one => [one.textContent.trim(), one.getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && (box.height < least || box.width < least))
  .map(([name]) => name)"""

WIDTH_ONCE_DRAWN = """() => document.fonts.ready.then(() => new Promise(done =>
  requestAnimationFrame(() => requestAnimationFrame(() =>
    done(document.documentElement.scrollWidth)))))"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=browser(), args=["--no-sandbox", "--disable-gpu"]
        )
        yield running
        running.close()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    opened = chromium.new_context(base_url=HOST, reduced_motion="reduce")
    opened.route("**/*", answer)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def answer(route: Route) -> None:
    asked = urlsplit(route.request.url)
    if asked.path.startswith("/static/"):
        found = finders.find(asked.path.removeprefix("/static/"))
        kind = mimetypes.guess_type(asked.path)[0] or "application/octet-stream"
        if found is None:
            route.fulfill(status=404)
        else:
            route.fulfill(body=Path(found).read_bytes(), content_type=kind)
        return
    page = Client(headers={"cookie": route.request.headers.get("cookie", "")}).get(
        f"{asked.path}?{asked.query}"
    )
    route.fulfill(status=page.status_code, headers=dict(page.headers), body=page.content)


def speak(context: BrowserContext, language: str) -> None:
    context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": HOST}])


def faults(page: Page, only: list[str] | None = None) -> list[tuple[str, str]]:
    options = {"runOnly": only} if only else {}
    found = Axe().run(page, options=options).response["violations"]
    return [(fault["id"], fault["nodes"][0]["html"]) for fault in found]


@pytest.mark.parametrize("address", PAGES)
class TestEveryFace:
    def test_has_no_fault_that_axe_can_find_in_either_theme(self, page: Page, address: str) -> None:
        page.goto(f"{address}?theme=light")
        assert faults(page) == []

        page.evaluate("document.documentElement.dataset.theme = 'dark'")
        assert faults(page, only=["color-contrast"]) == []

    def test_never_scrolls_sideways(self, page: Page, address: str) -> None:
        page.goto(address)

        for width in (320, 390, 1366):
            page.set_viewport_size({"width": width, "height": 768})
            assert page.evaluate(WIDTH_ONCE_DRAWN) <= width

    def test_breaks_no_rule_of_its_policy_and_has_its_font(self, page: Page, address: str) -> None:
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(address)

        assert page.evaluate("document.fonts.load('600 16px \"Prima Sans\"').then(f => f.length)")
        complaints = [text for text in said if "/live/" not in text and "404" not in text]
        assert complaints == []


def test_the_gallery_has_no_fault_in_english_either(context: BrowserContext, page: Page) -> None:
    speak(context, "en")
    page.goto(reverse("design:gallery"))

    assert page.locator("html").get_attribute("lang") == "en"
    assert faults(page) == []


def test_what_is_touched_at_the_kiosk_is_64_pixels_high_and_wide(page: Page) -> None:
    page.goto(reverse("design:face", args=["kiosk"]))

    assert page.evaluate(SMALLER, 64) == []


@pytest.mark.parametrize(
    ("width", "height"), [(1366, 768), (1920, 1080), (3840, 2160), (1080, 1920)]
)
def test_the_board_fits_its_screen_and_is_read_from_afar(
    page: Page, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(reverse("design:face", args=["board"]))

    side = page.locator(".prima-call-panel__side").bounding_box()
    foot = page.locator(".prima-board__foot").bounding_box()
    number = page.locator(".prima-call-panel__number").bounding_box()
    assert side is not None
    assert foot is not None
    assert number is not None
    assert side["y"] + side["height"] <= foot["y"]
    assert foot["y"] + foot["height"] <= height + 1
    assert number["height"] >= min(width, height) / 6


class TestTheme:
    def test_follows_the_device_until_somebody_chooses(self, context: BrowserContext) -> None:
        page = context.new_page()
        page.emulate_media(color_scheme="dark")
        page.goto(reverse("design:face", args=["portal"]))

        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(18, 22, 19)"

    def test_changes_at_once_and_offers_the_other(self, page: Page) -> None:
        page.emulate_media(color_scheme="light")
        page.goto(reverse("design:face", args=["portal"]))

        page.get_by_role("button", name="Gelap").click()

        expect(page.locator("html")).to_have_attribute("data-theme", "dark")
        expect(page.get_by_role("button", name="Terang")).to_be_focused()
        expect(page.get_by_role("button", name="Gelap")).to_be_hidden()


class TestShortcuts:
    def test_a_key_presses_the_button_that_carries_it(self, page: Page) -> None:
        page.goto(reverse("design:face", args=["desk"]))
        expect(page.locator("[data-shortcuts-open]")).to_be_visible()

        page.keyboard.press("u")

        expect(page.get_by_role("button", name="Panggil ulang")).to_be_focused()

    def test_the_question_mark_lists_the_keys_and_escape_closes(self, page: Page) -> None:
        page.goto(reverse("design:face", args=["desk"]))
        expect(page.locator("[data-shortcuts-open]")).to_be_visible()

        page.keyboard.press("?")

        expect(page.get_by_role("dialog")).to_contain_text("Alihkan")
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()

    def test_they_can_be_turned_off_and_stay_off(self, page: Page) -> None:
        page.goto(reverse("design:face", args=["desk"]))
        page.locator("[data-shortcuts-open]").click()
        page.get_by_role("checkbox").uncheck()

        page.reload()
        expect(page.locator("[data-shortcuts-open]")).to_be_visible()
        page.keyboard.press("u")

        expect(page.get_by_role("button", name="Panggil ulang")).not_to_be_focused()

    def test_nothing_happens_while_somebody_types(self, page: Page) -> None:
        page.goto(reverse("design:component", args=["shortcuts"]))
        expect(page.locator("[data-shortcuts-open]")).to_be_visible()
        page.evaluate("document.querySelector('main').append(document.createElement('textarea'))")
        page.locator("textarea").focus()

        page.keyboard.press("?")

        expect(page.get_by_role("dialog")).to_be_hidden()


def test_a_form_is_sent_once_however_often_it_is_pressed(page: Page) -> None:
    page.goto(reverse("design:component", args=["form"]))
    expect(page.locator("html")).to_have_attribute("data-bound", "")

    passed = page.evaluate(
        """() => {
          const form = document.querySelector('.prima-form');
          const passed = [];
          window.addEventListener('submit', event => {
            passed.push(!event.defaultPrevented);
            event.preventDefault();
          });
          form.querySelector('button').click();
          form.querySelector('button').click();
          return passed;
        }"""
    )

    assert passed == [True, False]
    expect(page.get_by_role("button", name="Simpan")).to_have_attribute("aria-disabled", "true")


class TestLive:
    ADDRESS = reverse("design:component", args=["live"])

    def test_an_event_renews_what_asked_for_it(self, page: Page) -> None:
        page.route("**/live/sample*", lambda route: tell(route, "called"))
        page.goto(self.ADDRESS)
        mark(page, on="called")

        expect(page.locator("h1")).to_have_text("live")

    def test_another_event_leaves_it_alone(self, page: Page) -> None:
        page.route("**/live/sample*", lambda route: tell(route, "served"))
        page.goto(self.ADDRESS)
        mark(page, on="called")
        page.evaluate(
            "new Promise(heard => document.addEventListener('prima:live', () =>"
            " setTimeout(heard, 300)))"
        )

        expect(page.locator("h1")).to_have_text("old")

    def test_a_lost_connection_is_said_in_words(self, page: Page) -> None:
        page.route("**/live/sample*", lambda route: route.fulfill(status=503))
        page.goto(self.ADDRESS)

        said = page.locator(".prima-live")

        expect(said).to_contain_text(re.compile(r"sejak pukul \d\d\.\d\d"), timeout=8000)

    def test_it_comes_back_by_itself_where_it_stood(self, page: Page) -> None:
        asked: list[str] = []

        def answer_live(route: Route) -> None:
            asked.append(urlsplit(route.request.url).query)
            tell(route, "called")

        page.route("**/live/sample*", answer_live)
        page.goto(self.ADDRESS)
        for _tenth in range(100):
            if len(asked) > 1:
                break
            page.wait_for_timeout(100)

        assert asked[:2] == ["", "since=7"]
        expect(page.locator(".prima-live")).to_be_empty()


def tell(route: Route, event: str) -> None:
    """Answer with one event, and let the stream end there."""
    body = f"retry: 60000\n\nid: 7\nevent: {event}\ndata: {{}}\n\n"
    route.fulfill(content_type="text/event-stream", body=body)


def mark(page: Page, on: str) -> None:
    """Make the contents a part that is kept fresh, with something old in it."""
    page.locator("main").evaluate(
        "(one, on) => { one.innerHTML = '<h1>old</h1>'; one.dataset.liveRefresh = '';"
        " one.dataset.liveOn = on; }",
        on,
    )

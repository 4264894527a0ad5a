"""The kiosk and the desk need no mouse and no finger: Tab, Enter and the keys on the buttons."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import Visitor, words
from tests.pages import office
from tests.pages.conftest import Served

pytestmark = pytest.mark.browser
MOST_TABS = 40
FOCUSED = "document.activeElement.textContent.trim().replace(/\\s+/g, ' ')"


def tab_to(page: Page, text: str) -> None:
    """Press Tab until what has the focus begins with these words, and see that it shows."""
    for _tab in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED).startswith(text):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", f"nobody sees that {text} has the focus"
            return
    raise AssertionError(f"Tab never comes to {text}")


class TestKeyboard:
    def test_takes_a_number_at_the_kiosk(self, chromium: Browser, served: Served) -> None:
        visitor = Visitor.at(chromium, served.url)
        kiosk = visitor.open(f"/kiosk/{office.SLUG}/")

        tab_to(kiosk, "Poli gigi")
        kiosk.keyboard.press("Enter")
        kiosk.wait_for_url("**/poli-gigi/")
        tab_to(kiosk, words("Take a number"))
        kiosk.keyboard.press("Enter")

        kiosk.wait_for_url("**/ticket/**")
        expect(kiosk.get_by_text(re.compile(r"^C-\d{3}$")).first).to_be_visible()
        visitor.context.close()

    def test_calls_serves_and_finishes_at_the_desk(self, chromium: Browser, served: Served) -> None:
        """Counter 4 calls from the queue in which somebody has just taken a number."""
        visitor = Visitor.at(chromium, served.url)
        kiosk = visitor.open(f"/kiosk/{office.SLUG}/surat-keterangan-sehat/")
        kiosk.get_by_role("button", name=words("Take a number")).click()
        kiosk.wait_for_url("**/ticket/**")
        desk = visitor.sign_in(office.BUDI, office.PASSWORD)
        desk.goto(f"/desk/{office.SLUG}/4/")

        for key, state in (("n", "called"), ("s", "serving"), ("f", "idle")):
            desk.locator("html[data-bound]").wait_for(state="attached")  # its scripts have begun
            desk.keyboard.press(key)
            expect(desk.locator(f".prima-counter--{state}")).to_be_visible()

        visitor.context.close()

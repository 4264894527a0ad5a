"""A procedure is written by keyboard; it saves by itself, and never over somebody else's words."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browsing import Visitor, words
from tests.pages import office
from tests.pages.conftest import Served

pytestmark = pytest.mark.browser
ROWS = f"/procedures/{office.SLUG}/{office.CODE}/_rows/"
REFUSED = "409"  # the browser tells its console that a save was refused


class TestProcedureEditor:
    def test_saves_by_itself_and_refuses_what_would_overwrite(
        self, chromium: Browser, served: Served
    ) -> None:
        visitor = Visitor.at(chromium, served.url)
        visitor.sign_in(office.RATNA, office.PASSWORD)
        mine, theirs = (visitor.open(f"{ROWS}?activity=ketik") for _ in range(2))

        theirs.locator("[name=text]").fill("Mengetik surat dua kali.")
        expect(theirs.locator("#saved")).to_have_text(words("Saved."))
        expect(theirs.locator("#drawing")).to_contain_text("dua kali")
        mine.locator("[name=text]").fill("Mengetik surat sekali.")
        expect(mine.locator("#saved")).not_to_be_empty()
        mine.get_by_role("button", name=words("Save"), exact=True).press("Enter")

        both = mine.get_by_role("region", name=words("Theirs and yours"))
        expect(both).to_contain_text("Mengetik surat dua kali.")
        expect(both).to_contain_text("Mengetik surat sekali.")
        expect(mine.locator("[name=text]")).to_have_value("Mengetik surat sekali.")
        assert [fault for fault in visitor.faults if REFUSED not in fault] == []
        visitor.context.close()

    def test_moves_a_row_by_keyboard_without_javascript(
        self, chromium: Browser, served: Served
    ) -> None:
        visitor = Visitor.at(chromium, served.url, has_javascript=False)
        visitor.sign_in(office.RATNA, office.PASSWORD)
        page = visitor.open(ROWS)

        page.locator("button[value='down:serahkan']").press("Enter")

        expect(page.locator(".procedures-rows__text").nth(1)).to_contain_text("Menyerahkan berkas")
        visitor.context.close()

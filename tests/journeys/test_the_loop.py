"""One whole turn of the loop through the pages, from an empty database to the official report.

Ratna begins with her office and enrols Budi. Sari takes a number, is called, served and asked; the
49 people of an earlier survey are brought in. Then the index is what the regulation's arithmetic
gives, on the screen, in public and in the report. With JavaScript, and without.
"""

import csv
import re
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from importlib import resources
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from prima.foundation.server.testing import RunningServer
from prima.foundation.units.rules import Zone
from tests.browsing import PHONE, Visitor, words

EXAMPLES = resources.files("prima.listen.surveys") / "examples"
OFFICE, SLUG = "Puskesmas Melati", "puskesmas-melati"
RATNA, BUDI = "ratna", "budi"
PASSWORD = "sepeda biru di tepi sungai"  # noqa: S105 - of people who exist for one test
ALL_DAY = "00.00-24.00"
ITEMS = 9
SARI_ANSWERS = 4  # very good, nine times


class TestTheLoop:
    """Written as a story: each step is what one person does."""

    @pytest.fixture(autouse=True)
    def _stage(self, chromium: Browser, server: RunningServer) -> None:
        self.browser, self.server = chromium, server
        self.visitors: list[Visitor] = []

    @pytest.mark.browser
    @pytest.mark.parametrize("has_javascript", [True, False], ids=["javascript", "no-javascript"])
    def test_a_promise_is_published_a_citizen_is_served_an_index_is_measured(
        self, *, has_javascript: bool
    ) -> None:
        self.has_javascript = has_javascript

        ratna = self.ratna_begins_with_her_office()
        self.ratna_opens_around_the_clock(ratna)
        self.ratna_enrols_budi(ratna)
        desk = self.budi_sits_down_at_counter_1()
        board = self.somebody().open(f"/board/{SLUG}/")
        number, phone = self.sari_takes_a_number()
        self.budi_calls(desk, number)
        self.everybody_sees_the_call(board, phone, number)
        self.budi_serves_with_the_standard_at_hand(desk)
        self.sari_answers_on_her_phone(phone)
        self.ratna_brings_in_the_earlier_survey(ratna)
        self.the_index_is_right_everywhere(ratna)

        assert [fault for visitor in self.visitors for fault in visitor.faults] == []
        assert "Traceback" not in self.server.said()

    # --- the office ---------------------------------------------------------------------------

    def ratna_begins_with_her_office(self) -> Page:
        page = self.somebody().open("/")
        page.get_by_role("link", name=words("Begin"), exact=True).click()
        code = (self.server.home / "setup-code").read_text(encoding="ascii").strip()
        page.get_by_label(words("Set-up code")).fill(code)
        page.get_by_role("radio", name="Puskesmas").check()
        page.get_by_label(words("Name of the office")).fill(OFFICE)
        page.get_by_label(words("Your name")).fill("dr. Ratna Wulandari")
        page.get_by_label(words("Your sign-in name")).fill(RATNA)
        page.get_by_label(words("Your password")).fill(PASSWORD)
        self.press(page, "Begin")
        expect(page).to_have_url(re.compile(f"/overview/{SLUG}/"))
        expect(page.get_by_role("heading", name=words("Today"), exact=True)).to_be_visible()
        return page

    def ratna_opens_around_the_clock(self, page: Page) -> None:
        """So that this test works at any hour, on any day."""
        page.get_by_role("link", name=words("Office"), exact=True).click()
        page.get_by_role("link", name=words("Change")).click()
        for field in page.locator("input[name^=day_]").all():
            field.fill(ALL_DAY)
        self.press(page, "Save")
        page.get_by_role("link", name=words("Name a special day")).click()
        page.get_by_label(words("Day"), exact=True).fill(today())
        page.get_by_label(words("What is it?")).fill("Hari uji")
        page.get_by_label(words("Kind"), exact=True).select_option("SPECIAL_HOURS")
        page.get_by_role("textbox", name=words("Hours")).fill(ALL_DAY)
        self.press(page, "Save")
        expect(page.get_by_text(words("Saved."))).to_be_visible()

    def ratna_enrols_budi(self, page: Page) -> None:
        page.get_by_role("link", name=words("Enrol somebody")).click()
        page.get_by_label(words("Name"), exact=True).fill("Budi Santoso")
        page.get_by_label(words("Sign-in name")).fill(BUDI)
        page.get_by_label(words("First password")).fill(PASSWORD)
        page.get_by_label(words("Role")).select_option(label=words("Officer"))
        self.press(page, "Save")
        expect(page.get_by_text("Budi Santoso")).to_be_visible()

    # --- the queue ----------------------------------------------------------------------------

    def budi_sits_down_at_counter_1(self) -> Page:
        page = self.somebody().sign_in(BUDI, PASSWORD)
        page.goto("/desk/")
        page.get_by_role("link", name="Loket 1", exact=True).click()
        expect(page.get_by_text(words("Your counter is free"))).to_be_visible()
        return page

    def sari_takes_a_number(self) -> tuple[str, Page]:
        """Three taps; then she opens her ticket on a phone, at the address in the code."""
        kiosk = self.somebody().open(f"/kiosk/{SLUG}/")
        kiosk.get_by_role("link", name="Pendaftaran").click()
        self.press(kiosk, "Take a number")
        kiosk.wait_for_url("**/ticket/**")
        number = kiosk.get_by_text(re.compile(r"^A-\d{3}$")).first.inner_text()
        secret = kiosk.url.rstrip("/").rpartition("/")[2]
        phone = self.somebody(size=PHONE).open(f"/t/{secret}/")
        expect(phone.get_by_text(number, exact=True)).to_be_visible()
        expect(phone.get_by_text(words("You are next."))).to_be_visible()
        return number, phone

    def budi_calls(self, desk: Page, number: str) -> None:
        self.press(desk, "Call next")
        expect(desk.get_by_text(number, exact=True)).to_be_visible()

    def everybody_sees_the_call(self, board: Page, phone: Page, number: str) -> None:
        self.look_again(board, phone)
        expect(board.locator("#calls").get_by_text(number, exact=True)).to_be_visible()
        expect(board.locator("#calls").get_by_text("Loket 1")).to_be_visible()
        expect(phone.get_by_text(words("You are called to"))).to_be_visible()

    def budi_serves_with_the_standard_at_hand(self, desk: Page) -> None:
        standard = desk.get_by_role("heading", name=words("The standard of this service"))
        self.press(desk, "Serve")
        expect(standard).to_be_visible()
        desk.get_by_role("group", name=words("Check")).get_by_role("checkbox").first.check()
        self.press(desk, "Finish")
        expect(desk.get_by_text(words("Your counter is free"))).to_be_visible()
        expect(desk.get_by_role("heading", name=words("Ask how it was"))).to_be_visible()

    # --- the survey ---------------------------------------------------------------------------

    def sari_answers_on_her_phone(self, phone: Page) -> None:
        self.look_again(phone)
        self.press(phone, "Say how it was")
        questions = phone.get_by_role("group").filter(has=phone.get_by_role("radio"))
        expect(questions).to_have_count(ITEMS)
        for question in questions.all():
            question.get_by_role("radio").nth(SARI_ANSWERS - 1).check()
        survey = phone.url
        self.press(phone, "Send my answers")
        expect(phone.get_by_role("heading", name=words("Thank you"))).to_be_visible()
        again = phone.request.get(survey)
        assert again.status == 409, "a survey is answered once"

    def ratna_brings_in_the_earlier_survey(self, page: Page) -> None:
        with resources.as_file(EXAMPLES / "skm-sekadau-2019-s1.xlsx") as file:
            page.goto(f"/listen/{SLUG}/surveys/")
            page.get_by_role("link", name=words("Import answers")).click()
            page.get_by_label(words("Excel or CSV file")).set_input_files(Path(file))
        page.get_by_label(words("Day of the answers")).fill(today())
        page.get_by_role("group", name=words("Where do these answers come from?")).get_by_role(
            "radio"
        ).first.check()
        self.press(page, "Read the file")
        expect(page.get_by_role("heading", name=words("Check what was read"))).to_be_visible()
        page.get_by_role("group", name=words("What are U8 and U9 in this file?")).get_by_role(
            "radio"
        ).first.check()
        self.press(page, "Count these answers")
        expect(page.get_by_text(words("The answers count from now on."))).to_be_visible()

    # --- the index ----------------------------------------------------------------------------

    def the_index_is_right_everywhere(self, page: Page) -> None:
        index, people = index_by_hand(extra=[SARI_ANSWERS] * ITEMS)
        respondents = words("%(n)s respondents") % {"n": people}
        page.goto(f"/measure/{SLUG}/")
        public = self.somebody().open(f"/results/{SLUG}/")
        for shown in (page, public):
            expect(shown.get_by_text(index, exact=True).first).to_be_visible()
            expect(shown.get_by_text(respondents).first).to_be_visible()
        link = page.get_by_role("link", name=words("Official report (PDF)"))
        pdf = PdfReader(BytesIO(page.request.get(link.get_attribute("href") or "").body()))
        text = " ".join(sheet.extract_text() for sheet in pdf.pages)
        assert index in text
        assert OFFICE in text
        assert "/StructTreeRoot" in pdf.root_object, "tagged, so that it can be read aloud"

    # --- what everybody does ------------------------------------------------------------------

    def somebody(self, *, size: tuple[int, int] = (1366, 768)) -> Visitor:
        visitor = Visitor.at(
            self.browser, self.server.url, size=size, has_javascript=self.has_javascript
        )
        self.visitors.append(visitor)
        return visitor

    def press(self, page: Page, english: str) -> None:
        # A button that has a key says so in its name: "Panggil berikutnya n".
        name = re.compile(rf"^{re.escape(words(english))}( \w)?$")
        page.get_by_role("button", name=name).click()

    def look_again(self, *pages: Page) -> None:
        """Without JavaScript a page renews itself every few seconds: not to wait, ask for it."""
        if not self.has_javascript:
            for page in pages:
                page.reload()


def today() -> str:
    return datetime.now(Zone.WIB.tzinfo).date().isoformat()  # noqa: TID251 - the server has this clock too


def index_by_hand(extra: list[int]) -> tuple[str, int]:
    """Return index and respondents of the example file and one more, in plain arithmetic."""
    text = (EXAMPLES / "skm-sekadau-2019-s1.csv").read_text(encoding="utf-8-sig")
    file = csv.DictReader(StringIO(text), delimiter=";")
    rows = [[int(row[f"U{item}"]) for item in range(1, ITEMS + 1)] for row in file] + [extra]
    mean = Fraction(sum(map(sum, rows)), len(rows) * ITEMS)
    exact = mean * 25
    value = Decimal(exact.numerator) / Decimal(exact.denominator)
    return str(value.quantize(Decimal("0.01"), ROUND_HALF_UP)).replace(".", ","), len(rows)

"""A tablet loses its network and is killed twice: every answer arrives, and none twice."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, Playwright, sync_playwright

from tests import browsing, equipment
from tests.places import Place

CODE = "from tests.reliability import tablet; tablet.main({port})"
SERVED = ("manage.py", "shell", "--no-imports", "-c", CODE)
PEOPLE = 200
FIRST = 120
SECONDS = 40_000

# Each person says a number of their own, so that a lost one and a doubled one both show.
ANSWER = """async ([from, to]) => {
  const form = document.querySelector("[data-way]");
  const thanks = document.querySelector("[data-outbox-thanks]");
  for (let person = from; person < to; person += 1) {
    form.querySelector("[name=OVERALL][value='1']").click();
    form.querySelector("[name=OVERALL_WHY]").value = `person ${person}`;
    form.requestSubmit();
    while (thanks.hidden) await new Promise((done) => setTimeout(done, 1));
    thanks.querySelector("a").click();
  }
}"""
KEPT = "SELECT texts FROM surveys_response"


class Tablet:
    """A browser with a memory of its own, which can be killed as a flat battery would."""

    def __init__(self, playwright: Playwright, memory: Path, address: str) -> None:
        self._playwright, self._memory, self._address = playwright, memory, address

    @contextmanager
    def switched_on(self) -> Iterator[Page]:
        context = self._playwright.chromium.launch_persistent_context(
            str(self._memory), executable_path=equipment.browser(), args=[*browsing.FLAGS]
        )
        page = context.pages[0]
        page.goto(self._address)
        page.locator("[data-ready]").wait_for(state="attached", timeout=SECONDS)
        yield page
        for pid in self._pids():
            os.kill(pid, signal.SIGKILL)
        while _is_there(page):
            time.sleep(0.01)
        # Its lock names a process that is gone; Chromium would wait for it.
        for lock in self._memory.glob("Singleton*"):
            lock.unlink()

    def _pids(self) -> list[int]:
        """Find the processes of this one browser, the first of them first."""
        mark = f"--user-data-dir={self._memory}".encode()
        lines = {
            int(folder.name): (folder / "cmdline").read_bytes()
            for folder in Path("/proc").glob("[0-9]*")
            if (folder / "cmdline").exists()
        }
        return sorted(pid for pid, line in lines.items() if mark in line and b"--type=" not in line)


@pytest.fixture
def place(started_once: Place, tmp_path: Path) -> Iterator[Place]:
    with started_once.copied(tmp_path, SERVED) as place:
        yield place


@pytest.mark.browser
def test_two_hundred_answers_without_a_network_arrive_once(place: Place, tmp_path: Path) -> None:
    with sync_playwright() as playwright, place.server() as server:
        code = place.rows("SELECT code FROM surveys_way")[0][0]
        address = f"http://localhost:{server.port}/survey/at/{code}/"
        tablet = Tablet(playwright, tmp_path / "memory", address)
        with tablet.switched_on() as page:
            for _press in range(2):  # a question without an answer is named, and nothing is kept
                page.locator("[data-way] button[type=submit]").last.click()
                page.locator("[data-outbox-missing]").wait_for(state="visible")
            assert page.locator("[data-outbox-count]").inner_text() == "0"

        server.kill()
        with tablet.switched_on() as page:
            page.evaluate(ANSWER, [0, FIRST])
            assert page.locator("[data-outbox-count]").inner_text() == str(FIRST)
        with tablet.switched_on() as page:
            page.evaluate(ANSWER, [FIRST, PEOPLE])
            assert page.locator("[data-outbox-count]").inner_text() == str(PEOPLE)
            server.start()
            page.evaluate("window.dispatchEvent(new Event('online'))")
            _wait_until_some_arrived(place)
        assert len(place.rows(KEPT)) < PEOPLE  # it was killed while it sent
        with tablet.switched_on() as page:
            waiting = page.locator("[data-outbox-waiting]")
            waiting.wait_for(state="hidden", timeout=SECONDS)

        said = [str(row[0]) for row in place.rows(KEPT)]
        assert len(said) == len(set(said)) == PEOPLE


def _wait_until_some_arrived(place: Place) -> None:
    for _try in range(2000):
        if len(place.rows(KEPT)) >= 10:
            return
        time.sleep(0.005)
    raise AssertionError("Nothing was sent.")


def _is_there(page: Page) -> bool:
    try:
        page.title()
    except Error:
        return False
    return True

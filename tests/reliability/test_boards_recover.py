"""A board whose server is killed, silent and back: it never lies, and recovers by itself."""

import os
import signal
import urllib.request
from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from prima.foundation.server.testing import RunningServer
from tests import browsing
from tests.browsing import Visitor, words
from tests.places import Place
from tests.reliability.served import UNIT

pytestmark = pytest.mark.browser

CODE = "from tests.reliability import walls; walls.main({port})"
WALLS = ("manage.py", "shell", "--no-imports", "-c", CODE)
BOARD = f"/board/{UNIT}/"
WITHIN = 5000  # milliseconds from a server that answers to a board that is right
SILENCE = 10_001
# Notes when each sound of the page begins and how long it lasts.
LISTEN = """
  window.sounds = [];
  const start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function (when, from, lasts) {
    window.sounds.push({ begins: performance.now(), lasts: lasts * 1000 });
    return start.call(this, when, from, lasts);
  };
"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browsing.chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def server(
    started_once: Place, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunningServer]:
    folder = tmp_path_factory.mktemp("walls")
    with started_once.copied(folder, WALLS) as place, place.server() as running:
        yield running


def call(server: RunningServer) -> str:
    """Call the next number, as a desk does, and return it."""
    with urllib.request.urlopen(f"{server.url}/call", timeout=10) as answer:  # noqa: S310 - our server
        number: str = answer.read().decode()
    return number


def shows(page: Page, number: str, label: str) -> None:
    expect(page.locator("#calls .prima-call-panel__number")).to_have_text(number, timeout=WITHIN)
    expect(page.locator("#calls .prima-call-panel__label")).to_have_text(label, timeout=WITHIN)


def test_a_board_says_what_is_old_and_is_right_again_by_itself(
    chromium: Browser, server: RunningServer
) -> None:
    now, first = words("Now called"), call(server)
    visitor = Visitor.at(chromium, server.url)
    page = visitor.context.new_page()
    page.clock.install()
    page.goto(BOARD)
    page.wait_for_selector("html[data-bound]")
    body, notice = page.locator("body"), page.locator(".prima-live")
    shows(page, first, now)

    server.kill()
    expect(body).to_have_class("prima-board queues-board queues-board--plain queues-board--old")
    expect(page.locator("#calls .prima-call-panel__label")).not_to_have_text(now)
    expect(notice).to_contain_text("WIB")

    server.start()
    second = call(server)  # before the board is back: it must not be missed
    shows(page, second, now)
    expect(body).to_have_class("prima-board queues-board queues-board--plain")
    expect(notice).to_be_empty()

    os.kill(server.pid, signal.SIGSTOP)  # the line stands, and nothing comes
    page.clock.fast_forward(SILENCE)
    expect(notice).to_contain_text("WIB", timeout=WITHIN)
    expect(page.locator("#calls .prima-call-panel__label")).not_to_have_text(now)
    os.kill(server.pid, signal.SIGCONT)
    third = call(server)
    shows(page, third, now)
    expect(notice).to_be_empty(timeout=WITHIN)
    visitor.context.close()


def test_a_call_is_said_after_one_tap_and_never_two_at_once(
    chromium: Browser, server: RunningServer
) -> None:
    visitor = Visitor.at(chromium, server.url)
    page = visitor.context.new_page()
    page.add_init_script(LISTEN)
    page.goto(BOARD)
    page.get_by_role("button", name=words("Tap to switch sound on")).click()
    page.wait_for_function("() => window.sounds.length === 1")  # the chime: it is on

    for _call in range(3):
        call(server)
    # Each call: the chime, and "nomor antrean, a, nol, nol, satu, silakan menuju, loket, satu".
    page.wait_for_function("() => window.sounds.length >= 6", timeout=20_000)

    sounds = page.evaluate("window.sounds")
    for one, then in pairwise(sounds):
        assert then["begins"] >= one["begins"] + one["lasts"] - 60  # the clocks of sound and page
    page.get_by_role("button", name=words("Switch sound off")).click()
    expect(page.get_by_role("button", name=words("Tap to switch sound on"))).to_be_visible()
    assert visitor.faults == []
    visitor.context.close()

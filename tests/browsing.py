"""A real Chromium for tests, and visitors who notice what a page does wrong."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Self

from django.utils import translation
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    sync_playwright,
)

from tests import equipment

# No sandbox: CI runs as root. The rest keeps a browser quiet that must reach nobody but the server.
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
DESK = (1366, 768)
PHONE = (360, 740)
OWN = ("data:", "blob:", "about:")


def words(english: str) -> str:
    """Return what an Indonesian reader sees: a reworded translation breaks no journey."""
    with translation.override("id"):
        return translation.gettext(english)


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=equipment.browser(), args=[*FLAGS])
        yield browser
        browser.close()


@dataclass
class Visitor:
    """Somebody with a browser of their own.

    `faults` must stay empty: errors and CSP violations that the console tells, and requests that
    leave this server.
    """

    context: BrowserContext
    url: str
    faults: list[str] = field(default_factory=list)

    @classmethod
    def at(
        cls,
        browser: Browser,
        url: str,
        *,
        size: tuple[int, int] = DESK,
        has_javascript: bool = True,
    ) -> Self:
        width, height = size
        context = browser.new_context(
            base_url=url,
            viewport={"width": width, "height": height},
            java_script_enabled=has_javascript,
            reduced_motion="reduce",
        )
        context.set_default_timeout(10_000)
        visitor = cls(context, url)
        context.on("console", visitor._hear)
        context.on("weberror", lambda error: visitor.faults.append(str(error.error)))
        context.on("request", visitor._see)
        return visitor

    def open(self, path: str) -> Page:
        page = self.context.new_page()
        page.goto(path)
        return page

    def sign_in(self, username: str, password: str) -> Page:
        page = self.open("/accounts/login/")
        page.locator("[name=login]").fill(username)
        page.locator("[name=password]").fill(password)
        page.get_by_role("button", name=words("Sign in"), exact=True).click()
        page.wait_for_url("**/overview/**")
        return page

    def prefer(self, *, language: str, theme: str) -> None:
        """Choose as the switches on every page do."""
        for name, value in (("prima_language", language), ("prima_theme", theme)):
            self.context.add_cookies([{"name": name, "value": value, "url": self.url}])

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            where = message.location.get("url", "")
            self.faults.append(f"{message.text} ({where})")

    def _see(self, request: Request) -> None:
        if not request.url.startswith((self.url, *OWN)):
            self.faults.append(f"asked another server: {request.url}")

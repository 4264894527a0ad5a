"""One picture of each face, for the README: `./prima shots`. Anyone gets the same faces again.

Makes a demonstration in a temporary folder, or uses the one in the folder given, serves it without
its simulation (so that nobody else calls our number), and walks through it in a real Chromium.

    ./prima shots [FOLDER]
"""

import os
import shutil
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

import django
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from prima.foundation.server.testing import RunningServer
from tests.browsing import PHONE, Visitor, chromium, words
from tests.equipment import browser_version

ROOT = Path(__file__).resolve().parents[1]
TO = ROOT / "docs" / "screenshots"
SLUG, COUNTER, SERVICE = "puskesmas-melati", 1, "pendaftaran"
HEAD, OFFICER, PASSWORD = "ratna", "budi", "sepeda biru di tepi sungai"
SCREEN, TABLET = (1280, 800), (1024, 700)
LARGEST = 150 * 1024
ONE_PAGE = 80  # dots per inch of a page of the report
WITHOUT_SIMULATION = (
    "from prima.foundation.server.running import start_server;start_server('127.0.0.1', {port})"
)


def main(arguments: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prima.config.settings")
    django.setup()  # for the words on the buttons
    print(f"Taken with {browser_version()}")
    TO.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="prima-shots-") as folder:
        home = Path(arguments[0]).resolve() if arguments else Path(folder) / "home"
        environment = {"PRIMA_HOME": str(home), "PRIMA_DEMO": "true", "DATABASE_URL": ""}
        subprocess.run(
            [sys.executable, "manage.py", "demo", "--no-serve"],
            cwd=ROOT,
            env={**os.environ, **environment, "PYTHONPATH": str(ROOT / "src")},
            check=True,
        )
        command = ("manage.py", "shell", "--no-imports", "-c", WITHOUT_SIMULATION)
        server = RunningServer(home, command=command, environment=environment)
        with server, chromium() as browser:
            take_all(browser, server.url)
    too_large = [path.name for path in TO.glob("*.png") if path.stat().st_size > LARGEST]
    print(f"Larger than 150 kB: {', '.join(too_large)}" if too_large else "All are small.")
    return 1 if too_large else 0


def take_all(browser: Browser, url: str) -> None:
    take(Visitor.at(browser, url, size=SCREEN).open("/"), "portal")
    phone, number = at_the_kiosk(browser, url)
    desk = at_the_desk(browser, url, number)
    take(desk, "desk")
    take(Visitor.at(browser, url, size=SCREEN).open(f"/board/{SLUG}/"), "board")
    desk.get_by_role("button", name=words("Finish"), exact=False).last.click()
    phone.reload()
    phone.get_by_role("button", name=words("Say how it was")).click()
    for question in phone.get_by_role("group").filter(has=phone.get_by_role("radio")).all()[:2]:
        question.get_by_role("radio").nth(2).check()
    phone.evaluate("window.scrollTo(0, 0)")
    take(phone, "survey")
    take(Visitor.at(browser, url, size=SCREEN).open(f"/results/{SLUG}/"), "results")
    ratna = Visitor.at(browser, url, size=SCREEN).sign_in(HEAD, PASSWORD)
    ratna.reload()  # the greeting after the sign-in goes
    take(ratna, "overview")
    report(ratna)


def at_the_kiosk(browser: Browser, url: str) -> tuple[Page, str]:
    """Take a number, and open it on a phone."""
    kiosk = Visitor.at(browser, url, size=TABLET).open(f"/kiosk/{SLUG}/")
    take(kiosk, "kiosk")
    kiosk.goto(f"/kiosk/{SLUG}/{SERVICE}/")
    kiosk.get_by_role("button", name=words("Take a number")).click()
    kiosk.wait_for_url("**/ticket/**")
    secret = kiosk.url.rstrip("/").rpartition("/")[2]
    phone = Visitor.at(browser, url, size=PHONE).open(f"/t/{secret}/")
    take(phone, "ticket")
    return phone, phone.locator("#standing").get_attribute("data-number") or ""


def at_the_desk(browser: Browser, url: str, number: str) -> Page:
    """Serve whoever waits before this number, then begin with this one."""
    desk = Visitor.at(browser, url, size=SCREEN).sign_in(OFFICER, PASSWORD)
    desk.goto(f"/desk/{SLUG}/{COUNTER}/")
    desk.get_by_role("button", name=words("Call next")).click()
    while True:
        desk.get_by_role("button", name=words("Serve")).click()
        desk.locator(".prima-counter--serving").wait_for()
        if desk.locator(".prima-counter__number").inner_text() == number:
            return desk
        desk.get_by_role("button", name=words("Finish, call next")).click()
        desk.locator(".prima-counter--called").wait_for()


def report(page: Page) -> None:
    """Draw the page of the report on which the index stands."""
    content = page.request.get(f"/measure/{SLUG}/report.pdf").body()
    sheets = PdfReader(BytesIO(content)).pages
    number = next(n for n, sheet in enumerate(sheets, 1) if has_results(sheet.extract_text()))
    if shutil.which("pdftoppm") is None:
        print("report.png is as it was: there is no pdftoppm (apt install poppler-utils).")
        return
    size = ["-f", str(number), "-l", str(number), "-r", str(ONE_PAGE)]
    target = str(TO / "report")
    draw = ["pdftoppm", "-png", "-singlefile", *size, "-", target]
    subprocess.run(draw, input=content, check=True)
    print("  report.png")


def has_results(text: str) -> bool:
    return "Hasil pengukuran" in text and "Daftar isi" not in text


def take(page: Page, name: str) -> None:
    page.evaluate("document.fonts.ready")
    page.screenshot(path=TO / f"{name}.png", animations="disabled")
    print(f"  {name}.png")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

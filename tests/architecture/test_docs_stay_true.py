"""What the documents point at exists, and the list of decisions is complete."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STAGES = ("promise", "deliver", "listen", "measure")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#]+)")


def pages() -> list[Path]:
    own = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "src").rglob("*.md")]
    return [path for path in own if path.is_file()]


def test_every_link_leads_somewhere() -> None:
    dead = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages()
        for target in LINK.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]

    assert dead == []


def test_every_path_of_the_tour_exists() -> None:
    tour = (ROOT / "docs" / "tour.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:src|docs|tests|bench|tools)/[\w./-]+)`", tour))

    assert named
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


def test_the_list_of_decisions_is_complete() -> None:
    decisions = ROOT / "docs" / "adr"
    listed = set(LINK.findall((decisions / "README.md").read_text(encoding="utf-8")))

    assert listed == {path.name for path in decisions.glob("[0-9]*.md")}


def test_every_app_introduces_itself() -> None:
    apps = [
        path.parent
        for stage in (*STAGES, "foundation")
        for path in (ROOT / "src" / "prima" / stage).glob("*/apps.py")
    ]

    assert apps
    assert [app.name for app in apps if not (app / "README.md").exists()] == []

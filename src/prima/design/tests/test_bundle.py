"""One style sheet and a few scripts, small and plain enough for an old phone and a television."""

import gzip
import os
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from prima.design.finders import COMMENT, DESIGN, NAME, BundleFinder, bundle, fresh, sheets

STATIC = DESIGN / "static/design"
TOO_NEW = ["@layer", "light-dark(", "color-mix(", "oklch(", "@scope", "@import"]
SELECTOR = re.compile(r"(?:^|\})\s*([^@{}][^{}]*)\{", re.MULTILINE)


def compressed(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


def test_the_style_sheet_is_served_as_an_ordinary_file() -> None:
    found = finders.find(NAME)

    assert isinstance(found, str)
    assert Path(found).read_text(encoding="utf-8") == bundle()


def test_collectstatic_is_offered_the_style_sheet() -> None:
    [(name, storage)] = BundleFinder().list([])

    with storage.open(name) as collected:
        assert collected.read().decode() == bundle()


def test_the_finder_offers_nothing_else() -> None:
    assert not BundleFinder().find("design/other.css")
    assert BundleFinder().find("design/other.css", find_all=True) == []


def test_a_changed_source_is_served_at_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    source = tmp_path / "sheet.css"
    source.write_text(".prima-one { color: red; }", encoding="utf-8")
    monkeypatch.setattr("prima.design.finders.sheets", lambda: [source])
    monkeypatch.setattr("prima.design.finders.folder", lambda: tmp_path)
    before = fresh().read_text(encoding="utf-8")

    source.write_text(".prima-two { color: red; }", encoding="utf-8")
    later = fresh().stat().st_mtime + 10
    os.utime(source, (later, later))

    assert "prima-one" in before
    assert "prima-two" in fresh().read_text(encoding="utf-8")


def test_the_style_sheet_is_at_most_12_kilobytes_on_the_wire() -> None:
    assert compressed(bundle()) <= 12_000


def test_all_scripts_together_are_at_most_5_kilobytes_on_the_wire() -> None:
    scripts = [file.read_text(encoding="utf-8") for file in sorted(STATIC.glob("js/*.js"))]

    assert compressed("\n".join(scripts)) <= 5_000


def test_the_loader_fits_on_a_screen() -> None:
    lines = (STATIC / "js/prima.js").read_text(encoding="utf-8").splitlines()

    assert len(lines) <= 40


@pytest.mark.parametrize("weight", ["regular", "semibold"])
def test_each_font_is_at_most_25_kilobytes(weight: str) -> None:
    assert (STATIC / f"fonts/prima-sans-{weight}.woff2").stat().st_size <= 25_000


def test_the_fonts_come_with_their_licence() -> None:
    assert "SIL OPEN FONT LICENSE" in (STATIC / "fonts/LICENSE.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("sheet", sheets(), ids=lambda sheet: str(sheet.name))
class TestEverySheet:
    def test_is_plain_css(self, sheet: Path) -> None:
        text = COMMENT.sub("", sheet.read_text(encoding="utf-8"))

        assert "&" not in text
        assert [word for word in TOO_NEW if word in text] == []

    def test_asks_its_container_only_beside_an_answer_for_older_browsers(self, sheet: Path) -> None:
        text = sheet.read_text(encoding="utf-8")

        assert ("@container" in text) <= ("@supports not (container-type" in text)

    def test_fetches_nothing_from_elsewhere(self, sheet: Path) -> None:
        urls = re.findall(r"url\(\"?([^)\"]+)", sheet.read_text(encoding="utf-8"))

        assert [url for url in urls if not url.startswith("fonts/")] == []

    def test_names_its_classes_for_prima(self, sheet: Path) -> None:
        css = COMMENT.sub("", sheet.read_text(encoding="utf-8"))
        classes = {
            name for rule in SELECTOR.findall(css) for name in re.findall(r"\.([a-z][\w-]*)", rule)
        }

        assert {name for name in classes if not name.startswith("prima-")} == set()

    def test_describes_each_thing_once(self, sheet: Path) -> None:
        css = COMMENT.sub("", sheet.read_text(encoding="utf-8"))
        outside = re.sub(r"@[^{;]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", css)
        selectors = [" ".join(rule.split()) for rule in SELECTOR.findall(outside)]

        assert sorted(selectors) == sorted(set(selectors))

    def test_takes_every_colour_from_the_tokens(self, sheet: Path) -> None:
        if sheet.name == "tokens.css":
            return
        found = re.findall(r"#[0-9a-fA-F]{3,8}\b", sheet.read_text(encoding="utf-8"))

        assert {colour for colour in found if colour not in {"#ffffff", "#000000"}} == set()

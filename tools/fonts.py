"""Cut the two web fonts of the design system from the Source Sans of the installed wheel.

Rerun it when the character set or the wheel changes: `.venv/bin/python tools/fonts.py`.
The licence (OFL) reserves the name "Source", so the cut fonts are called Prima Sans.
"""

from importlib.resources import files
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = "Prima Sans"
WEIGHTS = ("Regular", "Semibold")
ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "src/prima/design/static/design/fonts"
LARGEST = 25_000

# Indonesian and English, the letters of names from the archipelago and of its
# regional languages (é è ê ë in Javanese and Balinese, ḍ ṭ in transliterations),
# and the punctuation, arrows and mathematics that our own pages print.
CHARACTERS = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x100),
    *(ord(letter) for letter in "ĀāĒēĚěĪīŌōŪūŚśŠšŽžŁłŃńŒœḌḍḤḥṬṭṚṛṢṣṄṅṆṇ"),
    *range(0x2010, 0x2028),  # hyphens, dashes, quotation marks, bullet, ellipsis
    *range(0x2190, 0x2194),  # arrows
    *(0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044, 0x20AC),  # per mille, primes, euro
    *(0x2212, 0x2248, 0x2260, 0x2264, 0x2265, 0x2713),  # minus, comparisons, tick
]

# Source Sans is drawn with figures of one width, which keep columns and clocks
# still; the alternatives are left out.
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "case"]


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    source = files("font_source_sans_pro") / "files"
    for weight in WEIGHTS:
        target = TARGET / f"prima-sans-{weight.lower()}.woff2"
        cut(Path(str(source / f"SourceSansPro-{weight}.ttf")), weight, target)
        size = target.stat().st_size
        if size > LARGEST:
            raise SystemExit(f"{target.name} is {size} bytes; the limit is {LARGEST}.")
        print(f"{target.relative_to(ROOT)}  {size} bytes")
    licence = (source / "LICENSE.txt").read_text(encoding="utf-8")
    (TARGET / "LICENSE.txt").write_text(licence, encoding="utf-8")


def cut(source: Path, weight: str, target: Path) -> None:
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.desubroutinize = True
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    rename(font, weight)
    font.flavor = "woff2"
    font.save(target)


def rename(font: TTFont, weight: str) -> None:
    words = {1: FAMILY, 2: weight, 4: f"{FAMILY} {weight}", 6: f"PrimaSans-{weight}"}
    for record in font["name"].names:
        if record.nameID in words:
            record.string = words[record.nameID]


if __name__ == "__main__":
    main()

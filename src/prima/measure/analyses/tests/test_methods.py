"""The pages of the methods are read as they are written."""

import pytest

from prima.measure.analyses.queries import NoSuchMethod, method_page
from prima.measure.analyses.queries.methods import METHODS, Kind
from prima.measure.analyses.rules import METHOD_PAGES


@pytest.mark.parametrize("name", sorted(path.stem for path in METHODS.glob("*.md")))
def test_every_page_is_read_whole(name: str) -> None:
    title, blocks = method_page(name)

    said = " ".join(
        [
            block.text + " ".join(block.lines) + " ".join(map(" ".join, block.rows))
            for block in blocks
        ]
    )
    written = (METHODS / f"{name}.md").read_text(encoding="utf-8")
    assert title
    assert len(said) > 0.7 * len(written)
    assert any(block.kind is Kind.CODE for block in blocks)
    assert "```" not in said
    assert "](" not in "".join(block.text for block in blocks)


def test_every_analysis_has_its_page() -> None:
    for names in METHOD_PAGES.values():
        for name in names:
            assert method_page(name)


@pytest.mark.parametrize("name", ["", "no-such", "../adr/0001-stages", "README", "x" * 90, "a\x00"])
def test_no_other_file_is_read(name: str) -> None:
    with pytest.raises(NoSuchMethod):
        method_page(name)


def test_tables_lists_and_code_keep_their_shape() -> None:
    _title, blocks = method_page("importance-performance")

    table = next(block for block in blocks if block.kind is Kind.TABLE)
    code = next(block for block in blocks if block.kind is Kind.CODE)
    assert table.rows[1][1] == "CONCENTRATE (A, prioritas utama)"
    assert code.lines[0].startswith(">>> from")

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prima.promise.standards.rules.catalogue import catalogue
from prima.promise.standards.rules.life_events import life_events, words_alike, words_passed_over
from prima.promise.standards.rules.needs import events_meant
from prima.promise.standards.rules.searching import (
    asked_words,
    closeness,
    is_misspelt,
    likeliest,
    likeness,
    slips_between,
)

WORDS = st.text(alphabet="abcd", max_size=8)


def first(text: str) -> str | None:
    """Return the service of the catalogue that a text finds first."""
    asked = asked_words(text)
    scored = [(likeness(asked, each.service), code) for code, each in catalogue().items()]
    return next(iter(likeliest(scored)), None)


class TestSearching:
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("imunisai bayik", "imunisasi"),  # two slips
            ("akte kelahrian", "akta-kelahiran"),  # another word for it, and letters swapped
            ("saya mau bikin ktp", "ktp-el"),  # little words
            ("ktp ilang", "ktp-el"),  # as it is spoken
            ("surat ijin praktik", "sip-tenaga-kesehatan"),
            ("vaksin anak", "imunisasi"),
            ("birth certificate", "akta-kelahiran"),
            ("sakit gigi", "poli-gigi"),
            ("poli gig", "poli-gigi"),  # not finished
            ("lab darah", "laboratorium"),
        ],
    )
    def test_finds_what_people_mean(self, text: str, code: str) -> None:
        assert first(text) == code

    @pytest.mark.parametrize("text", ["paspor", "zzz", "gigi paspor", "", "?"])
    def test_finds_nothing_where_nothing_fits(self, text: str) -> None:
        assert first(text) is None

    def test_little_words_count_when_there_is_nothing_else(self) -> None:
        assert asked_words("bikin") == {"bikin"}

    def test_a_long_text_is_cut(self) -> None:
        assert len(asked_words(" ".join(f"kata{n}" for n in range(100)))) == 12

    def test_short_words_are_never_misspelt(self) -> None:
        assert not is_misspelt("kk", "kt")
        assert not is_misspelt("", "")
        assert closeness("kia", ["kta"]) == 0

    def test_the_first_letter_is_never_wrong(self) -> None:
        assert not is_misspelt("bayar", "layar")


class TestSlips:
    @given(WORDS, WORDS, WORDS)
    def test_is_a_distance(self, one: str, other: str, third: str) -> None:
        assert (slips_between(one, other) == 0) == (one == other)
        assert slips_between(one, other) == slips_between(other, one)
        assert slips_between(one, other) <= max(len(one), len(other))
        assert slips_between(one, other) >= abs(len(one) - len(other))
        assert slips_between(one + third, other + third) <= slips_between(one, other)

    @given(st.text(alphabet="abcd", min_size=2, max_size=8), st.data())
    def test_two_letters_swapped_are_one_slip(self, word: str, data: st.DataObject) -> None:
        place = data.draw(st.integers(0, len(word) - 2))
        swapped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]

        assert slips_between(word, swapped) == (swapped != word)

    @pytest.mark.parametrize(
        ("one", "other", "slips"), [("kitten", "sitting", 3), ("flaw", "lawn", 2), ("ab", "", 2)]
    )
    def test_agrees_with_published_examples(self, one: str, other: str, slips: int) -> None:
        assert slips_between(one, other) == slips


class TestNeeds:
    @pytest.mark.parametrize(
        ("text", "event"),
        [
            ("bayi baru lahir", "bayi-baru-lahir"),
            ("anak saya baru lahir", "bayi-baru-lahir"),
            ("bayik baru laihr", "bayi-baru-lahir"),
            ("melahirkan", "bayi-baru-lahir"),
            ("ayah meninggal dunia", "keluarga-meninggal"),
            ("anak saya demam", "sakit"),
            ("pindah rumah", "pindah-rumah"),
            ("buka warung kopi", "membuka-usaha"),
            ("we are pregnant", "hamil"),
        ],
    )
    def test_understands_what_happened(self, text: str, event: str) -> None:
        assert [each.code for each in events_meant(text)][:1] == [event]

    @pytest.mark.parametrize("text", ["", "zzz", "KTP-el", "gigi"])
    def test_does_not_guess(self, text: str) -> None:
        assert events_meant(text) == []

    def test_a_new_born_child_takes_three_services(self) -> None:
        [event] = events_meant("bayi baru lahir")

        assert [each.code for each in event.services] == [
            "akta-kelahiran",
            "kartu-keluarga",
            "imunisasi",
        ]


class TestLists:
    def test_every_service_of_an_event_is_in_the_catalogue(self) -> None:
        needed = {each.code for event in life_events().values() for each in event.services}

        assert needed <= set(catalogue())

    def test_every_phrase_finds_its_own_event(self) -> None:
        strays = [
            (event.code, phrase)
            for event in life_events().values()
            for phrase in event.words
            if event not in events_meant(phrase)
        ]

        assert strays == []

    def test_no_word_stands_in_two_groups_or_is_passed_over(self) -> None:
        alike = [word for group in words_alike() for word in group]

        assert len(alike) == len(set(alike))
        assert not set(alike) & words_passed_over()
        assert all(word == word.casefold() and " " not in word for word in alike)

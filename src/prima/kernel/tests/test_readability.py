import pytest
from hypothesis import given
from hypothesis import strategies as st

from prima.kernel.readability import FEWEST_WORDS, TooShort, school_grade, sentences, syllables

# Counted by hand in a published study of readability (docs/methods/readability.md).
COUNTED = {
    "Seni adalah salah satu kreativitas yang patut dikembangkan.": 21,
    "Salah satu cara pengembangannya adalah dengan melalui pentas seni.": 24,
    "Dalam acara tersebut, akan ada pertunjukkan-pertunjukkan kesenian yang akan melibatkan"
    " para siswa.": 35,
    "Pentas drama, pentas tari tradisional, dan kontes band adalah pertunjukkan kesenian yang"
    " akan dilaksanakan.": 36,
    "Pentas drama diikuti siswa setiap kelasnya.": 16,
}
EASY = "Ambil nomor antrean. Tunggu sampai Anda dipanggil."
words = st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=12)


class TestSyllables:
    @pytest.mark.parametrize(("text", "counted"), COUNTED.items())
    def test_agree_with_those_counted_by_hand(self, text: str, counted: int) -> None:
        assert sum(syllables(word) for row in sentences(text) for word in row) == counted

    @pytest.mark.parametrize(
        ("word", "counted"),
        [("pulau", 2), ("pantai", 2), ("amboi", 2), ("saudara", 4), ("air", 2), ("KTP", 3)],
    )
    def test_join_two_vowels_only_at_the_end_of_a_word(self, word: str, counted: int) -> None:
        assert syllables(word) == counted

    @given(words)
    def test_are_at_least_one(self, word: str) -> None:
        assert syllables(word) >= 1


class TestSentences:
    def test_end_with_a_full_stop_a_colon_or_the_line(self) -> None:
        assert len(sentences("Bawa: KTP-el. Tunggu! Sudah? Ya")) == 5

    def test_do_not_end_inside_a_number_or_an_address(self) -> None:
        assert sentences("Buka 08.00 di lapor.go.id") == (("Buka", "08.00", "di", "lapor.go.id"),)

    @pytest.mark.parametrize("nothing", ["", " ", "...", "- ; -"])
    def test_are_none_where_nothing_is_said(self, nothing: str) -> None:
        assert sentences(nothing) == ()


class TestSchoolGrade:
    def test_needs_a_hundred_words(self) -> None:
        fewest = ["kata"] * FEWEST_WORDS

        assert school_grade([" ".join(fewest)])
        with pytest.raises(TooShort, match="99 words"):
            school_grade([" ".join(fewest[1:])])

    def test_does_not_depend_on_how_the_text_is_cut_into_lines(self) -> None:
        assert school_grade([EASY] * 20) == school_grade([" ".join([EASY] * 20)])

    def test_rises_with_longer_sentences_and_longer_words(self) -> None:
        longer_sentences = EASY.replace(". ", " dan ")
        longer_words = EASY.replace("nomor", "keberlangsungan")

        assert school_grade([EASY] * 20) < school_grade([longer_sentences] * 20)
        assert school_grade([EASY] * 20) < school_grade([longer_words] * 20)

    def test_follows_the_formula(self) -> None:
        one_of_ten = "satu dua tiga empat lima enam tujuh satu dua tiga."  # 20 syllables

        assert school_grade([one_of_ten] * 10) == pytest.approx(0.39 * 10 + 11.8 * 1.2 - 15.59)

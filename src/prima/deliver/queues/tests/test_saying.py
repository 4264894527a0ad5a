"""A call is said so that nobody goes to the wrong place: whole, and like no other call."""

import re

from hypothesis import given
from hypothesis import strategies as st

from prima.deliver.queues.rules import LETTERS, display_number
from prima.deliver.queues.rules.saying import Voice, call, clip_named, vocabulary

numbers = st.builds(display_number, st.sampled_from(LETTERS), st.integers(1, 9999))
counters = st.integers(1, 999)
voices = st.sampled_from(Voice)


@given(numbers, counters, voices)
def test_every_clip_of_a_call_is_in_the_vocabulary(number: str, counter: int, voice: Voice) -> None:
    name = f"Loket {counter}"

    said = call(number, counter, name, voice)

    assert set(said) <= set(vocabulary(voice, number[0], [(counter, name)]))


@given(numbers, counters, numbers, counters, voices)
def test_two_calls_never_sound_alike(
    number: str, counter: int, other: str, other_counter: int, voice: Voice
) -> None:
    one = call(number, counter, f"Loket {counter}", voice)
    two = call(other, other_counter, f"Loket {other_counter}", voice)

    assert (one == two) == ((number, counter) == (other, other_counter))


@given(st.text(max_size=120), counters, voices)
def test_a_clip_is_a_plain_file_name_whatever_a_counter_is_called(
    name: str, counter: int, voice: Voice
) -> None:
    said = call("A-001", counter, name, voice)

    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", clip) for clip in said)


def test_a_counter_is_said_by_its_number_only_when_that_is_all_its_name_says() -> None:
    assert call("A-001", 3, "LOKET 3", Voice.ID)[-2:] == ("loket", "tiga")
    assert call("A-001", 3, "Loket 4", Voice.ID)[-1] == "loket-4"
    assert call("A-001", 3, "Poli umum 3", Voice.ID)[-1] == "poli-umum-3"
    assert call("A-001", 3, "—", Voice.ID)[-2:] == ("loket", "tiga")


def test_every_number_of_a_counter_has_words_of_its_own() -> None:
    for voice in Voice:
        said = {call("A-001", n, f"Loket {n}", voice) for n in range(1, 1000)}
        assert len(said) == 999


def test_a_file_is_named_after_the_words_in_any_spelling() -> None:
    assert clip_named("Silakan_Menuju") == clip_named("silakan menuju") == "silakan-menuju"

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prima.foundation.live import topics
from prima.foundation.live.topics import Message, encode, encode_reset, register, renderer


@given(st.dictionaries(st.text(), st.text()))
def test_whatever_is_said_arrives_whole_and_on_one_line(data: dict[str, str]) -> None:
    sent = encode([Message(7, "called", data)]).decode()

    number, name, body, *end = sent.split("\n")
    assert (number, name, end) == ("id: 7", "event: called", ["", ""])
    assert json.loads(body.removeprefix("data: ")) == data


@pytest.mark.parametrize("event", ["", "Called", "called now", "a\nb", "reset", "beat", "error"])
def test_an_event_has_a_plain_name_of_its_own(event: str) -> None:
    with pytest.raises(ValueError, match="event"):
        Message(1, event, {})


def test_a_display_that_missed_something_is_told_so() -> None:
    assert encode_reset(9) == b"id: 9\nevent: reset\ndata: {}\n\n"


def test_a_topic_is_registered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def render(_unit_id: int, _entries: object) -> list[Message]:
        return []

    monkeypatch.setattr(topics, "_topics", {})
    register("lights", render)
    register("lights", render)

    assert renderer("lights") is render
    assert renderer("sounds") is None
    with pytest.raises(ValueError, match="already"):
        register("lights", lambda _unit_id, _entries: [])
    with pytest.raises(ValueError, match="name"):
        register("Bright Lights", render)

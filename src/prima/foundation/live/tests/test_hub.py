import asyncio
from collections.abc import Awaitable, Callable

from prima.foundation.live.hub import QUEUE, Channel, Client, Hub
from prima.foundation.live.topics import encode_beat, encode_reset

BOARD = Channel("board", 1)
OTHER = Channel("board", 2)


def on_a_loop(story: Callable[[Hub], Awaitable[None]]) -> None:
    async def told() -> None:
        await story(Hub())

    asyncio.run(told())


def test_all_of_a_channel_get_the_very_same_bytes() -> None:
    async def story(hub: Hub) -> None:
        one, two, other = Client(), Client(), Client()
        hub.join(BOARD, one, 0)
        hub.join(BOARD, two, 0)
        hub.join(OTHER, other, 0)

        hub.publish(BOARD, b"called", 1)
        other.close()

        assert await one.next() == b"called"
        assert await two.next() == b"called"
        assert await other.next() is None

    on_a_loop(story)


def test_what_waits_is_handed_over_at_once_and_in_order() -> None:
    async def story(hub: Hub) -> None:
        client = Client()
        hub.join(BOARD, client, 0)
        for number in range(QUEUE):
            hub.publish(BOARD, b"%d " % number, number)

        assert await client.next() == b"".join(b"%d " % number for number in range(QUEUE))

    on_a_loop(story)


def test_a_display_that_is_too_slow_is_told_to_load_again() -> None:
    async def story(hub: Hub) -> None:
        client = Client()
        hub.join(BOARD, client, 0)
        for number in range(1, QUEUE + 3):
            hub.publish(BOARD, b"%d " % number, number)

        assert await client.next() == encode_reset(QUEUE + 1) + b"%d " % (QUEUE + 2)

    on_a_loop(story)


def test_a_display_waits_until_there_is_something() -> None:
    async def story(hub: Hub) -> None:
        client = Client()
        hub.join(BOARD, client, 0)
        waiting = asyncio.create_task(client.next())
        await asyncio.sleep(0)
        assert not waiting.done()

        hub.publish(BOARD, b"now", 1)

        assert await waiting == b"now"

    on_a_loop(story)


def test_a_beat_says_how_far_all_is_told() -> None:
    async def story(hub: Hub) -> None:
        client = Client()
        hub.join(BOARD, client, 3)
        hub.publish(BOARD, b"", 8)  # an entry that means nothing to this topic

        hub.beat()

        assert await client.next() == encode_beat(8)

    on_a_loop(story)


def test_who_leaves_is_forgotten_and_so_is_an_empty_channel() -> None:
    async def story(hub: Hub) -> None:
        client = Client()
        hub.join(BOARD, client, 0)
        hub.leave(BOARD, client)

        hub.publish(BOARD, b"called", 1)
        hub.beat()
        client.close()

        assert await client.next() is None

    on_a_loop(story)


def test_closing_ends_every_stream() -> None:
    async def story(hub: Hub) -> None:
        clients = [Client() for _client in range(3)]
        for client in clients:
            hub.join(BOARD, client, 0)

        hub.close()

        assert [await client.next() for client in clients] == [None] * 3

    on_a_loop(story)

import socket

import pytest

from prima.foundation.server.running import PortTaken, addresses, start_server


def test_a_port_in_use_is_said_plainly() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(PortTaken) as refused:
            start_server("127.0.0.1", port)

    assert str(port) in str(refused.value)
    assert "--port" in str(refused.value.advice)


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(PortTaken):
        start_server("192.0.2.77", 8000)


def test_the_addresses_to_type_are_those_of_this_machine() -> None:
    everywhere = addresses("0.0.0.0", 8000)  # noqa: S104 - what is asked about, nothing is bound

    assert everywhere[0] == "http://localhost:8000/"
    assert all(
        address.startswith("http://") and address.endswith(":8000/") for address in everywhere
    )
    assert addresses("::1", 80) == ["http://[::1]:80/"]
    assert addresses("10.0.0.7", 80) == ["http://10.0.0.7:80/"]

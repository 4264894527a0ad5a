import stat
from pathlib import Path

import pytest
from pytest_django import Settings

from prima.foundation.server.setup_code import forget_setup_code, is_setup_code, setup_code


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    return tmp_path


def test_it_is_made_once_and_only_its_owner_reads_it(home: Path) -> None:
    code = setup_code()

    assert setup_code() == code
    assert stat.S_IMODE((home / "setup-code").stat().st_mode) == 0o600


def test_it_cannot_be_guessed() -> None:
    codes = set()
    for _time in range(100):
        codes.add(setup_code())
        forget_setup_code()

    assert len(codes) == 100
    assert all(len(code.replace("-", "")) == 16 for code in codes)


def test_it_is_known_however_it_is_typed() -> None:
    code = setup_code()

    assert is_setup_code(code)
    assert is_setup_code(f" {code.lower().replace('-', ' ')} ")
    assert not is_setup_code(code[:-1])
    assert not is_setup_code("")
    assert not is_setup_code("é" * 16)


def test_without_one_nobody_enters() -> None:
    setup_code()
    forget_setup_code()
    forget_setup_code()

    assert not is_setup_code("")
    assert not is_setup_code("AAAA-AAAA-AAAA-AAAA")

"""Speaks words into sound files with espeak-ng, as a program of its own.

    python -m prima.deliver.queues.contrib.espeak <voice> <folder>   < "file<TAB>words" lines

espeak-ng is GPL-3 and so never loaded into Prima's own process: files and a pipe lie between them.
It comes with the optional extra `voice`.
"""

import ctypes
import sys
import wave
from importlib import import_module
from pathlib import Path
from typing import Any, Final

SYNCHRONOUS: Final = 2  # AUDIO_OUTPUT_SYNCHRONOUS: sound comes to the callback
CHARACTERS: Final = 1  # POS_CHARACTER
UTF8: Final = 1
RATE: Final = 1  # espeakRATE
WORDS_A_MINUTE: Final = 140  # slower than its usual 175: a hall echoes
Heard = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p
)


class Speaker:
    def __init__(self, voice: str) -> None:
        loader = import_module("espeakng_loader")  # here: Prima is whole without it
        self._espeak: Any = ctypes.CDLL(loader.get_library_path())
        folder = str(loader.get_data_path()).encode()
        self._rate = self._espeak.espeak_Initialize(SYNCHRONOUS, 0, folder, 0)
        self._sound = bytearray()
        self._heard = Heard(self._hear)  # kept: C holds no reference
        self._espeak.espeak_SetSynthCallback(self._heard)
        if self._rate <= 0 or self._espeak.espeak_SetVoiceByName(voice.encode()):
            raise SystemExit(f"espeak-ng has no voice {voice!r}")
        self._espeak.espeak_SetParameter(RATE, WORDS_A_MINUTE, 0)

    def _hear(self, samples: Any, count: int, _events: Any) -> int:  # noqa: ANN401 - pointers of C
        if samples and count > 0:
            self._sound += ctypes.string_at(samples, count * ctypes.sizeof(ctypes.c_short))
        return 0

    def speak(self, words: str, file: Path) -> None:
        self._sound.clear()
        text = words.encode()
        self._espeak.espeak_Synth(text, len(text) + 1, 0, CHARACTERS, 0, UTF8, None, None)
        self._espeak.espeak_Synchronize()
        with wave.open(str(file), "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(self._rate)
            out.writeframes(bytes(self._sound))


def main(voice: str, folder: Path) -> None:
    speaker = Speaker(voice)
    for line in sys.stdin:
        name, _tab, words = line.rstrip("\n").partition("\t")
        speaker.speak(words, folder / name)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))

"""Make the chime that comes before a call: two soft bells, a third apart, as a door of a house has.

Rerun it to change the sound: `.venv/bin/python tools/chime.py`.
"""

import math
import wave
from array import array
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "src/prima/deliver/queues/static/queues/chime.wav"
RATE = 22_050
LASTS = 1.5  # seconds
BELLS = ((659.26, 0.0), (523.25, 0.38))  # E5, then C5: the pitch, and when it is struck
# A bell's partials: how many times the pitch, how loud, and how many times a second it halves.
PARTIALS = ((1.0, 1.0, 3.2), (2.0, 0.34, 5.0), (3.01, 0.12, 8.0), (4.2, 0.05, 12.0))
LOUDEST = 0.7
STRUCK = 0.006  # seconds until a stroke is at its loudest, so that it does not click
FADE = 0.08


def bell(pitch: float, since: float) -> float:
    """Return how far the air is moved, so many seconds after the stroke."""
    if since < 0:
        return 0.0
    partials = (
        loud * math.pow(0.5, since * halving) * math.sin(2 * math.pi * pitch * times * since)
        for times, loud, halving in PARTIALS
    )
    return min(since / STRUCK, 1.0) * math.fsum(partials)


def chime() -> "array[int]":
    moments = [n / RATE for n in range(round(RATE * LASTS))]
    sound = [
        sum(bell(pitch, at - struck) for pitch, struck in BELLS) * min((LASTS - at) / FADE, 1.0)
        for at in moments
    ]
    scale = LOUDEST * 32_767 / max(map(abs, sound))
    return array("h", (round(sample * scale) for sample in sound))


def main() -> None:
    with wave.open(str(TARGET), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(chime().tobytes())
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()

"""What the system does with the sound a kiosk makes: turned down, muted, or leading nowhere. Qt-free.

Asked of the tools that come with the sound system; where there is none of them, nobody knows.
"""

import os
import re
import shutil
import subprocess
import sys
from enum import StrEnum

ANSWER_S = 1.0
"""How long a tool is waited for."""

_NOWHERE = "auto_null"
"""The output that PulseAudio and PipeWire make up where there is no other."""


class Output(StrEnum):
    """How a speaker stands.

    `opening`: nobody knows yet. `missing`: there is no device, or it does not take what is played.
    """

    OPENING = "opening"
    FINE = "fine"
    MUTED = "muted"
    MISSING = "missing"


def output() -> Output | None:
    """How the system's output stands; None where that cannot be told. Takes some seconds at most."""
    if sys.platform != "linux":
        return None
    for ask in (_wireplumber, _pulseaudio, _alsa):
        found = ask()
        if found is not None:
            return found
    return None


def _wireplumber() -> Output | None:
    said = _told("wpctl", "get-volume", "@DEFAULT_AUDIO_SINK@")
    volume = re.search(r"Volume: ([0-9.]+)", said)
    if volume is None:
        return None
    if re.search(rf'node\.name = "{_NOWHERE}"', _told("wpctl", "inspect", "@DEFAULT_AUDIO_SINK@")):
        return Output.MISSING
    return Output.MUTED if "[MUTED]" in said or float(volume[1]) == 0 else Output.FINE


def _pulseaudio() -> Output | None:
    muted = _told("pactl", "get-sink-mute", "@DEFAULT_SINK@")
    volumes = re.findall(r"(\d+)%", _told("pactl", "get-sink-volume", "@DEFAULT_SINK@"))
    if "Mute:" not in muted or not volumes:
        return None
    if _told("pactl", "get-default-sink").strip() == _NOWHERE:
        return Output.MISSING
    return Output.MUTED if "yes" in muted or not any(map(int, volumes)) else Output.FINE


def _alsa() -> Output | None:
    said = _told("amixer", "sget", "Master")
    volumes = re.findall(r"\[(\d+)%\]", said)
    if not volumes:
        return None
    is_on = "[on]" in said or "[off]" not in said
    return Output.FINE if is_on and any(map(int, volumes)) else Output.MUTED


def _told(tool: str, *about: str) -> str:
    """What a tool answers; empty where it is not here, fails or takes too long."""
    path = shutil.which(tool)
    if path is None:
        return ""
    try:
        told = subprocess.run(
            [path, *about],
            check=True,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=ANSWER_S,
            stdin=subprocess.DEVNULL,
            # Its words are looked through in English.
            env={**os.environ, "LC_ALL": "C"},
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return told.stdout

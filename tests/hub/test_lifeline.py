"""A program that must not outlive the one that started it."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux tells children of their parent's death"
)

STARTED_BY_SOMEBODY_ELSE = """
import os, subprocess, sys
from hub_server.lifeline import lifeline
tied = lifeline()
for between in (False, True):
    # The second program is started by a fork of us: for it, we are gone before it was tied to us.
    if between and os.fork():
        break
    code = subprocess.run([sys.executable, "-c", "raise SystemExit(7)"], preexec_fn=tied).returncode
    print(code, flush=True)
else:
    os._exit(0)
os.wait()
"""


def test_a_program_whose_parent_died_before_it_was_tied_to_it_does_not_start() -> None:
    """The kernel tells only of deaths to come."""
    done = subprocess.run(
        [sys.executable, "-c", STARTED_BY_SOMEBODY_ELSE],
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    assert done.stdout.split() == ["7", "1"], done.stderr

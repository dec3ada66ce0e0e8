"""A real PostgreSQL, one for the whole run, a fresh database for each test."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pg8000.native
import pytest

from servers.program import Program, absent, free_port

USER = "heard"

_numbers = count(1)


def _programs() -> Path | None:
    """The folder of `initdb` and `postgres`; Debian keeps it off the PATH."""
    on_path = shutil.which("initdb")
    if on_path is not None:
        return Path(on_path).resolve().parent
    return max((found.parent for found in Path("/usr/lib/postgresql").glob("*/bin/initdb")), default=None)


@pytest.fixture(scope="session")
def postgres_port() -> Iterator[int]:
    """The loopback port of a PostgreSQL with a database cluster of its own."""
    programs = _programs()
    if programs is None:
        absent("PostgreSQL")
    # PostgreSQL refuses to run as root, and cannot look into a folder that only root may enter.
    user = "postgres" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="heard-postgres-"))
    if user is not None:
        os.chown(folder, pwd.getpwnam(user).pw_uid, pwd.getpwnam(user).pw_gid)
    cluster, port = folder / "cluster", free_port()
    made = subprocess.run(
        [
            *(
                programs / "initdb",
                "-D",
                cluster,
                "-U",
                USER,
                "--auth=trust",
                "--no-sync",
                "--no-instructions",
            ),
            *("-E", "UTF8", "--locale=C"),
        ],
        user=user,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert made.returncode == 0, made.stdout + made.stderr
    server = Program(
        [
            *(programs / "postgres", "-D", cluster, "-p", str(port), "-k", folder),
            *("-c", "listen_addresses=127.0.0.1"),
        ],
        log=folder / "postgres.log",
        user=user,
    )
    server.start()

    def answers() -> bool:
        try:
            pg8000.native.Connection(USER, host="127.0.0.1", port=port, database="postgres").close()
        except (pg8000.native.InterfaceError, pg8000.native.DatabaseError):
            return False
        return True

    server.wait_ready(answers)
    yield port
    # At once, without waiting for those still connected or writing out what nobody will read.
    server.stop(by=signal.SIGQUIT)
    shutil.rmtree(folder)


@pytest.fixture
def postgres_url(postgres_port: int) -> str:
    """The URL of an empty database that no other test sees."""
    name = f"test_{next(_numbers)}"
    connection = pg8000.native.Connection(USER, host="127.0.0.1", port=postgres_port, database="postgres")
    connection.run(f"CREATE DATABASE {name}")
    connection.close()
    return f"postgresql+pg8000://{USER}@127.0.0.1:{postgres_port}/{name}"

"""A real nginx, with the configuration a test gives it and none of the machine's own."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from servers.program import Program, absent

_STREAM = Path("/usr/lib/nginx/modules/ngx_stream_module.so")

_AROUND = """\
daemon off;
master_process off;
pid "{folder}/nginx.pid";
error_log stderr info;
{modules}
events {{ }}
{blocks}
"""

_HTTP = """\
http {{
    access_log off;
    client_body_temp_path "{folder}/body";
    proxy_temp_path "{folder}/proxy";
    fastcgi_temp_path "{folder}/fastcgi";
    uwsgi_temp_path "{folder}/uwsgi";
    scgi_temp_path "{folder}/scgi";
    {block}
}}
"""


@pytest.fixture
def start_nginx(tmp_path: Path) -> Iterator[Callable[[str], Program]]:
    """Starts one with a block as in `conf.d`, or with a `stream { … }`; it ends with the test."""
    # Debian keeps it off the PATH of all but root.
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if program is None or not _STREAM.exists():
        absent("nginx with its module for TCP")
    folder = tmp_path / "nginx"
    folder.mkdir()
    started: list[Program] = []

    def start(block: str) -> Program:
        stream = block.startswith("stream")
        settings = folder / "nginx.conf"
        settings.write_text(
            _AROUND.format(
                folder=folder,
                modules=f"load_module {_STREAM};" if stream else "",
                blocks=block if stream else _HTTP.format(folder=folder, block=block),
            )
        )
        nginx = Program([program, "-p", folder, "-e", "stderr", "-c", settings], log=folder / "nginx.log")
        started.append(nginx)
        nginx.start()
        return nginx

    yield start
    for nginx in started:
        nginx.kill()

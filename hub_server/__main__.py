"""`python -m hub_server …` is `heard …`."""

import sys

from hub_server.cli import main

sys.exit(main())

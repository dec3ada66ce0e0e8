"""A real browser without a window."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

from servers.program import absent


@pytest.fixture
def chromium(tmp_path: Path) -> Iterator[Chrome]:
    """Debian's chromium under its own driver, with a fresh profile; it asks nothing of any other machine."""
    browser, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if browser is None or driver is None:
        absent("chromium with its chromedriver")
    options = ChromeOptions()
    options.binary_location = browser
    for argument in (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        # Three displays side by side: none of them may be put to sleep for being behind another.
        "--disable-background-timer-throttling",
        "--disable-backgrounding-occluded-windows",
        "--disable-renderer-backgrounding",
        f"--user-data-dir={tmp_path / 'chromium'}",
    ):
        options.add_argument(argument)
    chrome = Chrome(options=options, service=Service(driver, log_output=str(tmp_path / "chromedriver.log")))
    try:
        chrome.set_page_load_timeout(30)
        yield chrome
    finally:
        chrome.quit()

"""A real browser without a window, one for the whole run."""

import shutil
from collections.abc import Iterator

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

from servers.program import absent


@pytest.fixture(scope="session")
def browser_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """Debian's chromium under its own driver, with a fresh profile; it asks nothing of any other machine."""
    browser, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if browser is None or driver is None:
        absent("chromium with its chromedriver")
    folder = tmp_path_factory.mktemp("chromium")
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
        f"--user-data-dir={folder / 'profile'}",
    ):
        options.add_argument(argument)
    chrome = Chrome(options=options, service=Service(driver, log_output=str(folder / "chromedriver.log")))
    try:
        chrome.set_page_load_timeout(30)
        yield chrome
    finally:
        chrome.quit()


@pytest.fixture
def chromium(browser_of_the_run: Chrome) -> Iterator[Chrome]:
    """A tab of the browser; what a test opens beside it is closed afterwards, and what pages have stored forgotten."""
    yield browser_of_the_run
    first, *others = browser_of_the_run.window_handles
    for other in others:
        browser_of_the_run.switch_to.window(other)
        browser_of_the_run.close()
    browser_of_the_run.switch_to.window(first)
    browser_of_the_run.get("about:blank")
    browser_of_the_run.execute_cdp_cmd("Network.clearBrowserCookies", {})
    browser_of_the_run.execute_cdp_cmd("Network.clearBrowserCache", {})

"""The settings that the promises of safety rest on, and that Streamlit knows each of them."""

import tomllib

import pytest
from streamlit import config

from tests.conftest import ROOT

SETTINGS = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
SAFE = {
    "client.showErrorDetails": "none",  # no traceback on a page
    "client.showErrorLinks": False,  # no link that carries an error outside
    "client.allowedOrigins": [],  # no page elsewhere may steer a framed board
    "client.disableDataExport": True,  # the grid's own CSV leaves formulas alive
    "client.toolbarMode": "viewer",  # no menu for developers
    "server.headless": True,
    "server.address": "127.0.0.1",  # not every network until someone says so
    "server.allowedHosts": ["localhost", "127.0.0.1"],
    "server.enableCORS": True,
    "server.enableXsrfProtection": True,
    "server.xsrfCookieSameSite": "strict",
    "server.enableAgentApi": False,
    "server.enableStaticServing": False,
    "server.maxUploadSize": 10,
    "server.maxMessageSize": 50,
    "server.maxWidgetStateSize": 5,
    "server.maxCacheDataSize": "256mb",
    "server.fileWatcherType": "none",
    "browser.gatherUsageStats": False,  # nothing is told to Streamlit's makers
    "browser.serverAddress": "localhost",  # the server asks nobody for its public address
    "runner.magicEnabled": False,
    "global.maxCachedMessageAge": 20,  # at 2, Back pressed quickly loses the connection
}


@pytest.mark.parametrize(("name", "value"), SAFE.items(), ids=SAFE)
def test_a_setting_is_the_safe_one(name, value):
    section, key = name.split(".")

    assert SETTINGS[section][key] == value


def test_streamlit_knows_every_setting():
    names = {f"{section}.{key}" for section, keys in SETTINGS.items() if section != "theme" for key in keys}

    assert names <= set(config._config_options_template)

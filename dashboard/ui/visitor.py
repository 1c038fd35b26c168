"""Who looks at the page: the user, if somebody has named one, and the browser."""

import hashlib

import streamlit as st

from dashboard.library import editors
from dashboard.library.corrections import UNNAMED
from dashboard.web.browser_cookie import NAME
from dashboard.web.trusted_proxy import readable


def user() -> str:
    """The user's name: the e-mail address of whoever has signed in (OIDC), or the name from the proxy's header; "" for
    somebody without a name.

    An address that the provider says is not verified is no name: anybody may have typed it.
    """
    known = st.user.to_dict()
    if known.get("is_logged_in"):
        is_verified = str(known.get("email_verified", True)).lower() != "false"
        return str(known.get("email") or "") if is_verified else ""
    return next((readable(value) for value in known.values() if isinstance(value, str) and value), "")


def visitor() -> str:
    """Who looks at the page, for the log and the history: the user, otherwise the address."""
    return user() or st.context.ip_address or UNNAMED


def may_edit() -> bool:
    """Whether who looks at the page may keep, correct and remove documents, as the setting says now."""
    return editors.may_edit(user())


def browser() -> str | None:
    """The browser as the owner of drafts: the SHA-256 of its cookie, in hexadecimal; None if it takes no cookies."""
    cookie = st.context.cookies.get(NAME)
    return hashlib.sha256(cookie.encode()).hexdigest() if isinstance(cookie, str) else None

"""The foot of the sidebar where only some may edit: who is signed in, or the way to sign in."""

import streamlit as st

from dashboard.library import editors
from dashboard.render.page_head import plain_link
from dashboard.text import t
from dashboard.ui.address import route
from dashboard.ui.page import show_html
from dashboard.ui.visitor import may_edit, user


def offer_sign_in() -> None:
    """Say who is signed in, and offer the way in: OIDC where Streamlit's secrets name a server for it, otherwise the
    address `sign-in`, which belongs to the proxy. Nothing where everybody may edit, since nobody needs a name then."""
    if not editors.is_limited():
        return
    if name := user():
        st.text(t("sign_in.editor" if may_edit() else "sign_in.reader", name=name))
    signed_in = st.user.to_dict().get("is_logged_in")  # None: there is no such server
    if signed_in:
        st.button(t("sign_out"), type="tertiary", on_click=st.logout)
    elif signed_in is False:
        st.button(t("sign_in"), type="tertiary", on_click=st.login)
    elif not name and st.get_option("server.trustedUserHeaders"):
        show_html(plain_link(t("sign_in"), f"./{route('sign-in')}"))  # with ./ links.js leaves it to the browser

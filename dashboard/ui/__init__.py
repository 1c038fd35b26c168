"""Streamlit widgets. session.py alone holds what is private to a session; one module a page."""

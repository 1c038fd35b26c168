"""Streamlit widgets: one module per page, and the modules that all pages share. session.py holds all private state."""

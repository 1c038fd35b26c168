"""The server around the pages: HTTP routes, security headers, upload limits, the page shell."""

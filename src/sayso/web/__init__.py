"""The desk in a browser: pages, what guards them, and the server on this machine."""

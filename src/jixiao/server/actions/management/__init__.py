"""Commands of the server, run by `python -m jixiao.server`."""

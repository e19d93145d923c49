"""`sayso` and `python -m sayso`: the command line, which may be stopped while it still starts."""

import sys

STOPPED = 130  # as shells tell of Ctrl-C


def run() -> None:
    """The program; Ctrl-C while its packages load ends it without a word of Python."""
    try:
        from sayso.cli import main  # noqa: PLC0415  # it may be stopped while it loads

        main(prog_name="sayso")
    except KeyboardInterrupt:
        sys.exit(STOPPED)


if __name__ == "__main__":
    run()

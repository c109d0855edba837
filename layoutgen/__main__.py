"""`layoutgen`, and `python -m layoutgen`."""

import sys


def main() -> None:
    """Runs the command line; whoever interrupts while it is still being loaded sees no traceback either."""
    try:
        from layoutgen.cli import main as run
    except KeyboardInterrupt:
        sys.exit(130)
    run()


if __name__ == "__main__":  # not in the processes that a command starts
    main()

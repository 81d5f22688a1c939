"""``python -m desk`` and the command ``desk``: the counter without arguments, everything else with them."""

import sys


def main() -> int:
    """Run the command line; returns the exit code (0 done, 2 the request was wrong, 1 a fault of ours)."""
    from desk.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())

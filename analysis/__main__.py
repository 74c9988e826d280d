"""`python -m analysis` is the command `discourse`."""

import sys

if __name__ == "__main__":  # processes that are spawned import this module
    try:
        from analysis.cli import main

        status = main()
    except KeyboardInterrupt:  # before `main` could catch it
        print("discourse: interrupted", file=sys.stderr)
        status = 130
    sys.exit(status)

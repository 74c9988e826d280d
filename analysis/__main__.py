"""`python -m analysis` is the command `discourse`."""

import sys

if __name__ == "__main__":  # processes that are spawned import this module
    from analysis.cli import main

    sys.exit(main())
